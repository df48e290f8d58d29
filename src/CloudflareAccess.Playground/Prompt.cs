using System;
using System.Linq;
using System.Management.Automation.Language;
using System.Text;

namespace CloudflareAccess.Playground;

/// <summary>A prompt: lines are read until they make a whole command, and Ctrl+C stops what runs.</summary>
internal static class Prompt
{
    public static int Run(Engine engine)
    {
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            engine.Stop();
        };
        var script = new StringBuilder();
        while (engine.ExitCode is null)
        {
            Console.Write(script.Length == 0 ? "PS> " : ">> ");
            if (Console.ReadLine() is not { } line)
            {
                return 0;
            }

            script.Append(script.Length == 0 ? string.Empty : "\n").Append(line);
            Parser.ParseInput(script.ToString(), out _, out var errors);
            if (line.Length > 0 && errors.Any(static error => error.IncompleteInput))
            {
                continue;
            }

            engine.Run(script.ToString());
            script.Clear();
        }

        return engine.ExitCode.Value;
    }
}
