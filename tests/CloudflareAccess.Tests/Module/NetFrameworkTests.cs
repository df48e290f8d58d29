using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>The client and the sandbox on .NET Framework, on which Windows PowerShell 5.1 runs, or on Mono.</summary>
public sealed class NetFrameworkTests(ITestOutputHelper output)
{
    private static readonly string[] Shipped =
        ["System.Text.Json", "System.Text.Encodings.Web", "System.Memory", "System.Runtime.CompilerServices.Unsafe"];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("CloudflareAccess.Client.Tests")]
    [InlineData("CloudflareAccess.Sandbox.Tests")]
    public async Task The_tests_also_pass_on_NET_Framework_or_Mono(string project)
    {
        var results = Path.GetTempFileName();

        var (exitCode, text) =
            await Run(project, "-noLogo", "-noColor", "-noAutoReporters", "-parallelMode", "none", "-result-xml", results);

        Assert.True(new FileInfo(results).Length > 0, text);
        var run = XDocument.Load(results).Descendants("assembly").Single();
        File.Delete(results);
        int Count(string name) => (int)run.Attribute(name)!;
        output.WriteLine(
            $"{project} on {run.Attribute("environment")!.Value}: {Count("passed")} passed, {Count("failed") + Count("errors")} failed, "
                + $"{Count("skipped")} skipped");
        Assert.True(Count("passed") > 0 && Count("failed") + Count("errors") == 0, text);

        // Mono sometimes crashes while it exits, after all tests are done and written.
        Assert.True(exitCode == 0 || !OperatingSystem.IsWindows(), text);
    }

    [Fact]
    public async Task The_module_finds_its_shipped_assemblies_where_there_are_no_binding_redirects()
    {
        var module = Path.GetDirectoryName(Shell.ModulePath)!;

        var (_, text) = await Run("CloudflareAccess.DesktopHost", module);

        Assert.Contains("status 200", text, StringComparison.Ordinal);
        foreach (var name in Shipped)
        {
            Assert.Contains(Path.Combine(module, "dependencies", name + ".dll"), text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<(int ExitCode, string Text)> Run(string project, params string[] arguments)
    {
        var mono = OperatingSystem.IsWindows() ? null : Mono();
        Assert.SkipUnless(
            OperatingSystem.IsWindows() || mono is not null,
            "Neither .NET Framework nor Mono is here: nothing can run what is built for net472.");
        var place = Metadata.Of("NetFrameworkTests");
        var program = string.Format(CultureInfo.InvariantCulture, place, project);
        var start = mono is null ? new ProcessStartInfo(program, arguments) : new ProcessStartInfo(mono, [program, .. arguments]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;

        // Without this a debugger looks at a crash of Mono, for minutes.
        start.Environment["MONO_DEBUG"] = "no-gdb-backtrace";
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{project} was not done within {Longest.TotalMinutes} minutes.");
        }

        return (process.ExitCode, await text + await errors);
    }

    private static string? Mono() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "mono"))
        .FirstOrDefault(File.Exists);
}
