using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>The playground as a person starts it: a process of its own.</summary>
internal sealed record PlaygroundProcess(int ExitCode, string Output, string Errors)
{
    private static readonly string Path =
        typeof(PlaygroundProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "PlaygroundPath").Value!;

    /// <summary>Runs it to its end, without any Cloudflare variable of the environment.</summary>
    public static PlaygroundProcess Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <summary>Runs it to its end, with these variables of the environment and no other of Cloudflare's.</summary>
    public static PlaygroundProcess Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("CLOUDFLARE_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var variable in environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new PlaygroundProcess(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
