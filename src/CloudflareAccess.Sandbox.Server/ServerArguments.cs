using System;
using System.Globalization;
using System.Linq;

namespace CloudflareAccess.Sandbox.Server;

/// <summary>The server's command line.</summary>
public sealed class ServerArguments
{
    /// <summary>The help that the server prints.</summary>
    public const string Usage = """
        Serves the Access sandbox on http://127.0.0.1:PORT/client/v4.

          --port PORT      the port; any free one unless given
          --token TOKEN    the API token that is accepted
          --account ID     the account's id, 32 hexadecimal digits
          --zone ID        the zone's id, 32 hexadecimal digits
          --empty          begins without the invented company
          --latency MS     how long each answer takes
          --set NAME=VALUE sets an option of the sandbox, such as UnknownRefuseDeletingGroupInUse=false;
                           may be given several times
          --help           shows this
        """;

    private static readonly string[] TakeValues = ["--port", "--token", "--account", "--zone", "--latency", "--set"];

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; private set; }

    /// <summary>Whether the command line asks for help only.</summary>
    public bool IsHelpWanted { get; private set; }

    /// <summary>How the sandbox behaves.</summary>
    public SandboxOptions Options { get; } = new();

    /// <summary>Reads a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="problem">What is wrong with them; empty if nothing is.</param>
    /// <returns>The arguments; null if they cannot be read.</returns>
    public static ServerArguments? Parse(string[] args, out string problem)
    {
        ArgumentNullException.ThrowIfNull(args);
        var read = new ServerArguments();
        problem = string.Empty;
        for (var i = 0; i < args.Length && problem.Length == 0; i++)
        {
            problem = args[i] switch
            {
                "--help" or "-h" => read.Help(),
                "--empty" => read.Empty(),
                _ when i + 1 == args.Length && TakeValues.Contains(args[i]) => $"{args[i]} needs a value.",
                "--port" => read.SetPort(args[++i]),
                "--token" => read.SetToken(args[++i]),
                "--account" => SetId("--account", args[++i], id => read.Options.AccountId = id),
                "--zone" => SetId("--zone", args[++i], id => read.Options.ZoneId = id),
                "--latency" => read.SetLatency(args[++i]),
                "--set" => read.SetOption(args[++i]),
                _ => $"'{args[i]}' is not known.",
            };
        }

        return problem.Length == 0 ? read : null;
    }

    private static string SetId(string name, string text, Action<string> set)
    {
        if (text.Length != 32 || !text.All(char.IsAsciiHexDigit))
        {
            return $"{name} '{text}' does not have 32 hexadecimal digits.";
        }

        set(text.ToLowerInvariant());
        return string.Empty;
    }

    private string Help()
    {
        IsHelpWanted = true;
        return string.Empty;
    }

    private string Empty()
    {
        Options.Empty = true;
        return string.Empty;
    }

    private string SetPort(string text)
    {
        if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return $"--port '{text}' is not a port.";
        }

        Port = port;
        return string.Empty;
    }

    private string SetToken(string text)
    {
        Options.Token = text;
        return text.Length > 0 ? string.Empty : "--token is empty.";
    }

    private string SetLatency(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return $"--latency '{text}' is not a number of milliseconds.";
        }

        Options.Latency = TimeSpan.FromMilliseconds(milliseconds);
        return string.Empty;
    }

    private string SetOption(string text)
    {
        try
        {
            var parts = text.Split('=', 2);
            if (parts.Length != 2)
            {
                return $"--set '{text}' is not NAME=VALUE.";
            }

            Options.Set(parts[0], parts[1]);
            return string.Empty;
        }
        catch (ArgumentException error)
        {
            return $"--set: {error.Message}";
        }
    }
}
