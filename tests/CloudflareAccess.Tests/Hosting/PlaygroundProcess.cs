using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>The playground as a person starts it: a process of its own.</summary>
internal sealed record PlaygroundProcess(int ExitCode, string Output, string Errors)
{
    private static readonly string Path = Metadata.Of("PlaygroundPath");

    /// <summary>Runs it to its end, without any Cloudflare variable in its environment.</summary>
    public static PlaygroundProcess Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    /// <summary>Runs it to its end, with these Cloudflare variables in its environment and no others.</summary>
    public static PlaygroundProcess Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var inherited = start.Environment.Keys.Where(static name => name.StartsWith("CLOUDFLARE_", StringComparison.OrdinalIgnoreCase));
        foreach (var name in inherited.ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new PlaygroundProcess(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
