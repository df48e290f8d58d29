using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace CloudflareAccess.Tests;

/// <summary>The client and the sandbox on what Windows PowerShell 5.1 runs on, or on the nearest that this machine has.</summary>
public sealed class NetFrameworkTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("CloudflareAccess.Client.Tests")]
    [InlineData("CloudflareAccess.Sandbox.Tests")]
    public async Task The_tests_pass_on_NET_Framework_or_Mono_too(string project)
    {
        var mono = OperatingSystem.IsWindows() ? null : Mono();
        Assert.SkipUnless(OperatingSystem.IsWindows() || mono is not null, "Neither .NET Framework nor Mono is here: nothing can run the tests built for net472.");
        var place = typeof(NetFrameworkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "NetFrameworkTests").Value!;
        var tests = string.Format(CultureInfo.InvariantCulture, place, project);
        var results = Path.GetTempFileName();
        string[] arguments = ["-noLogo", "-noColor", "-noAutoReporters", "-parallelMode", "none", "-result-xml", results];
        var start = mono is null ? new ProcessStartInfo(tests, arguments) : new ProcessStartInfo(mono, [tests, .. arguments]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;

        // Mono now and then breaks while it ends, when all is done and written; a debugger would only take its time over that.
        start.Environment["MONO_DEBUG"] = "no-gdb-backtrace";

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var isDone = await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(Longest, TestContext.Current.CancellationToken)) is { } first && process.HasExited;
        if (!isDone)
        {
            process.Kill(entireProcessTree: true);
        }

        var all = $"{await text}{await errors}";
        Assert.True(isDone, $"Not done within {Longest.TotalMinutes} minutes.{Environment.NewLine}{all}");
        Assert.True(new FileInfo(results).Length > 0, all);
        var run = XDocument.Load(results).Descendants("assembly").Single();
        File.Delete(results);
        int Count(string name) => (int)run.Attribute(name)!;

        output.WriteLine($"{project} on {run.Attribute("environment")!.Value}: {Count("passed")} passed, {Count("failed") + Count("errors")} failed, {Count("skipped")} skipped");
        Assert.True(Count("passed") > 0 && Count("failed") + Count("errors") == 0, all);
        Assert.True(process.ExitCode == 0 || mono is not null, all);
    }

    private static string? Mono() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "mono"))
        .FirstOrDefault(File.Exists);
}
