using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace CloudflareAccess.Benchmarks;

/// <summary>Another process that is asked by a line and answers by a line. It ends with its input.</summary>
internal sealed class Worker : IDisposable
{
    private readonly Process _process;

    public Worker(string program, IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? string.Empty,
        };

        // A sign-in of whoever runs this is none of a measurement's business.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("CLOUDFLARE_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>This program again, in a process of its own.</summary>
    public static Worker Self(params string[] arguments)
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? new Worker(program, [typeof(Worker).Assembly.Location, .. arguments])
            : new Worker(program, arguments);
    }

    /// <summary>The next line that it says.</summary>
    public string Hear() => _process.StandardOutput.ReadLine()
        ?? throw new MeasurementException($"'{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)}' ended without an answer.");

    public string Ask(string line = "")
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return Hear();
    }

    /// <summary>Everything that it says until it ends well.</summary>
    public IReadOnlyList<string> HearOut()
    {
        _process.StandardInput.Close();
        var lines = new List<string>();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        _process.WaitForExit();
        return _process.ExitCode == 0 ? lines : throw new MeasurementException($"'{_process.StartInfo.FileName}' ended with {_process.ExitCode}.");
    }

    /// <summary>Whether a program can be found.</summary>
    public static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")) || File.Exists(Path.Combine(folder, program + ".cmd")));

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already, and its end of the pipe with it.
        }

        if (!_process.WaitForExit(5_000))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
