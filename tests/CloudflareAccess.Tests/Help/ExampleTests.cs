using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Help;

/// <summary>
/// Every example of the help, of the topics, of README and every runbook runs on the sandbox without an error. An engine
/// without PowerShell's own modules runs those that need no other command; Pester runs them all.
/// </summary>
public sealed partial class ExampleTests(ITestOutputHelper output)
{
    /// <summary>Commands of a full PowerShell that examples use. A name that is neither here nor in the engine is a mistake.</summary>
    private static readonly HashSet<string> OfFullPowerShell = new(StringComparer.OrdinalIgnoreCase)
    {
        "ConvertFrom-Csv", "ConvertFrom-Json", "ConvertTo-Json", "ConvertTo-SecureString", "Export-Csv", "Format-List",
        "Format-Table", "Get-ChildItem", "Get-Content", "Get-Date", "Group-Object", "Import-Csv", "Join-Path", "Measure-Object",
        "New-Item", "Select-Object", "Set-Content", "Sort-Object", "Start-Sleep", "Write-Output", "Write-Verbose", "Write-Warning",
    };

    private static readonly string[] Documents = ["README.md", "docs/rules.md"];

    private static string Scripts { get; } = Path.Combine(Repository.Path, "docs", "examples");

    private static string PreludeFolder { get; } = Path.Combine(Repository.Path, "tests", "Pester");

    private static string Prelude { get; } =
        File.ReadAllText(Path.Combine(PreludeFolder, "Prelude.ps1")).Replace("$PSScriptRoot", PreludeFolder, StringComparison.Ordinal);

    private static IReadOnlyList<Example> All =>
    [
        .. HelpPage.All.SelectMany(static page => page.Examples),
        .. Directory.GetFiles(Path.Combine(Repository.Path, "docs", "en-US"), "about_*.help.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(OfTopic),
        .. Documents.SelectMany(OfMarkdown),
        .. Directory.GetFiles(Scripts, "*.ps1").Order(StringComparer.Ordinal).SelectMany(OfScript),
    ];

    [Fact]
    public void Every_example_runs()
    {
        var examples = All;
        var failed = new List<string>();
        var (run, left) = (0, 0);
        var token = new SandboxOptions().Token;
        var known = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        var folder = Directory.CreateTempSubdirectory("cfaccess-examples-");
        using var rig = new Rig();
        foreach (var script in Directory.GetFiles(Scripts, "*.ps1"))
        {
            File.Copy(script, Path.Combine(folder.FullName, Path.GetFileName(script)));
        }

        foreach (var example in examples)
        {
            var unknown = Called(example).Where(name => !IsKnown(name)).ToList();
            if (unknown.Count > 0 || NeedsInstalledModule(example))
            {
                left++;
                failed.AddRange(
                    unknown.Where(static name => !OfFullPowerShell.Contains(name))
                        .Select(name => $"{example}: there is no command {name}"));
                continue;
            }

            run++;

            // Where an example connects to the live API, the rig's server responds.
            rig.Prepare(new Use(string.Empty));
            rig.Shell.Run("$ExecutionContext.SessionState.Path.SetLocation($folder)", ("folder", folder.FullName)).Ok();
            rig.Shell.Run(Prelude.Replace(token, rig.Shell.Sandbox.Options.Token, StringComparison.Ordinal)).Ok();
            rig.Shell.Run("Disconnect-CfAccess -All; Connect-CfAccess -Sandbox").Ok();
            var result = rig.Shell.Run(
                $"$PSDefaultParameterValues = @{{ 'Connect-CfAccess:BaseUri' = '{rig.Shell.Server.BaseUri}' }}; & {{\n{example.Code}\n}}");
            failed.AddRange(result.Errors.Select(error => $"{example}: {error}"));
        }

        folder.Delete(recursive: true);
        output.WriteLine($"examples: {examples.Count}, run here: {run}, left to a full PowerShell: {left}, failed: {failed.Count}");
        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed.Take(40)));
        Assert.True(run > examples.Count / 2 && examples.Count > 250, $"Only {run} of {examples.Count} examples ran.");

        // Once for each name: where there is no such command, PowerShell looks through all modules of the machine.
        bool IsKnown(string name)
        {
            if (!known.TryGetValue(name, out var isKnown))
            {
                known[name] = isKnown = rig.Shell.Run("Get-Command -Name $name -ErrorAction Ignore", ("name", name)).Output.Count > 0;
            }

            return isKnown;
        }
    }

    /// <summary>The commands that an example calls and that neither it nor the prelude defines.</summary>
    private static IEnumerable<string> Called(Example example)
    {
        var asts = new[] { example.Code, example.Script, Prelude }.Select(code => Parsed(example, code)).ToList();
        var own = asts.SelectMany(static ast => ast.FindAll(static part => part is FunctionDefinitionAst, true))
            .Select(static function => ((FunctionDefinitionAst)function).Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return asts.Take(2)
            .SelectMany(static ast => ast.FindAll(static part => part is CommandAst, true))
            .Select(static command => ((CommandAst)command).GetCommandName())
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !own.Contains(name) && !name.StartsWith("./", StringComparison.Ordinal));
    }

    private static ScriptBlockAst Parsed(Example example, string code)
    {
        var script = Parser.ParseInput(code, out _, out var errors);
        Assert.True(errors.Length == 0, $"{example}: {string.Join("; ", errors.Select(static error => error.Message))}");
        return script;
    }

    // Runspaces and processes of an example load the module by its name.
    private static bool NeedsInstalledModule(Example example) => Parallel().IsMatch(example.Code);

    // In a topic, code is indented by eight. Text that is indented less separates its blocks.
    private static IEnumerable<Example> OfTopic(string path) => TopicCode().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
        .Select((block, place) => new Example($"{Path.GetFileNameWithoutExtension(path)}, block {place + 1}", block.Value, string.Empty));

    // The help of a script shows how it is called.
    private static IEnumerable<Example> OfScript(string path)
    {
        var script = Parser.ParseFile(path, out _, out _);
        var body = File.ReadAllText(path);
        return script.GetHelpContent().Examples
            .Select(static example => example.Trim().Split('\n')[0].Trim())
            .Select(line => new Example(line, line, string.Empty) { Script = body[body.IndexOf("#>", StringComparison.Ordinal)..][2..] });
    }

    private static IEnumerable<Example> OfMarkdown(string name) =>
        Fence().Matches(File.ReadAllText(Path.Combine(Repository.Path, name)).ReplaceLineEndings("\n"))
            .Select((block, place) => new Example($"{name}, block {place + 1}", block.Groups[1].Value, string.Empty));

    [GeneratedRegex("(?:^ {8}.*\n(?:[ ]*\n(?= {8}))*)+", RegexOptions.Multiline)]
    private static partial Regex TopicCode();

    [GeneratedRegex("-Parallel\\b|Start-Job")]
    private static partial Regex Parallel();

    [GeneratedRegex("```powershell\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
