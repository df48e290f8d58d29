using System;
using System.Linq;

namespace CloudflareAccess.Playground;

/// <summary>What the playground was asked to do.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Runs the CloudflareAccess module in the PowerShell engine, where no PowerShell is installed.

          (nothing)           walks the cookbook on the sandbox
          -Command SCRIPT     runs a script
          -File PATH          runs a script file
          -Interactive        gives a prompt
          -Sandbox            connects these three to the sandbox; else the environment variables decide
          -SandboxPath PATH   keeps the sandbox in a file
          -Help               shows this
        """;

    public string? Command { get; private set; }

    public string? File { get; private set; }

    public bool IsInteractive { get; private set; }

    public bool IsSandbox { get; private set; }

    public string? SandboxPath { get; private set; }

    public bool IsHelpWanted { get; private set; }

    /// <summary>Whether nothing was asked for but the walk.</summary>
    public bool IsWalk => Command is null && File is null && !IsInteractive;

    /// <summary>Reads a command line; throws <see cref="ArgumentException"/> with what is wrong.</summary>
    public static Arguments Parse(string[] args)
    {
        var read = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");
            switch (args[i].ToLowerInvariant())
            {
                case "-command" or "-c":
                    read.Command = Value();
                    break;
                case "-file" or "-f":
                    read.File = Value();
                    break;
                case "-interactive" or "-i":
                    read.IsInteractive = true;
                    break;
                case "-sandbox":
                    read.IsSandbox = true;
                    break;
                case "-sandboxpath":
                    read.SandboxPath = Value();
                    read.IsSandbox = true;
                    break;
                case "-help" or "--help" or "-?" or "-h":
                    read.IsHelpWanted = true;
                    break;
                default:
                    throw new ArgumentException($"'{args[i]}' is not known.");
            }
        }

        return new[] { read.Command is not null, read.File is not null, read.IsInteractive }.Count(static asked => asked) > 1
            ? throw new ArgumentException("Only one of -Command, -File and -Interactive can be done.")
            : read;
    }
}
