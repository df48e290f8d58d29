using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Build;

/// <summary>The build takes packages, actions and runners in fixed versions only.</summary>
public sealed partial class SupplyChainTests
{
    private static readonly string[] Rooms = ["src", "tests"];

    private static readonly string[] Workflow = File.ReadAllLines(Path.Combine(Repository.Path, ".github", "workflows", "ci.yml"));

    [Fact]
    public void Every_project_has_a_lock_file_with_the_hash_of_every_package()
    {
        var projects = Rooms.SelectMany(static room => Directory.GetDirectories(Path.Combine(Repository.Path, room)))
            .Where(static folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).ToList();
        Assert.NotEmpty(projects);

        foreach (var lockFile in projects.Select(static project => Path.Combine(project, "packages.lock.json")))
        {
            Assert.True(File.Exists(lockFile), $"{lockFile} does not exist: run dotnet restore, and commit it.");
            using var document = JsonDocument.Parse(File.ReadAllText(lockFile));
            var packages = document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(static framework => framework.Value.EnumerateObject())
                .Where(static package => package.Value.GetProperty("type").GetString() != "Project");
            Assert.All(packages, package => Assert.Equal(88, package.Value.GetProperty("contentHash").GetString()!.Length));
        }
    }

    [Fact]
    public void Every_action_is_pinned_to_a_commit_and_names_its_version()
    {
        var actions = Workflow.Where(static line => line.Contains("uses:")).ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, static line => Assert.Matches(PinnedAction(), line));
    }

    [Fact]
    public void Every_runner_is_named_by_its_version()
    {
        Assert.Contains(Workflow, static line => line.Contains("runs-on: ubuntu-24.04"));
        Assert.DoesNotContain(Workflow, static line => line.Contains("-latest"));
    }

    [GeneratedRegex(@"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex PinnedAction();
}
