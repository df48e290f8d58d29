using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace CloudflareAccess.Playground;

/// <summary>Output to stdout, errors to stderr, questions at the keyboard if there is one.</summary>
internal sealed class PlaygroundUserInterface : PSHostUserInterface
{
    /// <summary>The errors that were shown.</summary>
    public StringBuilder Errors { get; } = new();

    /// <summary>Whether what is written now is the text of an error that ended a script.</summary>
    public bool WritesErrors { get; set; }

    public override PSHostRawUserInterface RawUI { get; } = new PlaygroundScreen();

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override void Write(string value) => Console.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Console.Write(Plain(value));

    public override void WriteLine(string value)
    {
        if (WritesErrors)
        {
            WriteErrorLine(value);
        }
        else
        {
            Console.WriteLine(Plain(value));
        }
    }

    public override void WriteErrorLine(string value)
    {
        Errors.AppendLine(value);
        Console.Error.WriteLine(GetOutputString(value, supportsVirtualTerminal: !Console.IsErrorRedirected));
    }

    public override void WriteWarningLine(string message) => Console.WriteLine($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => Console.WriteLine($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => Console.WriteLine($"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (record?.RecordType == ProgressRecordType.Processing)
        {
            Console.WriteLine($"[{record.Activity}: {record.StatusDescription}]");
        }
    }

    public override string ReadLine() => Console.ReadLine() ?? throw NobodyThere("a line");

    public override SecureString ReadLineAsSecureString()
    {
        if (Console.IsInputRedirected)
        {
            throw NobodyThere("a secret");
        }

        var secret = new SecureString();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.AppendChar(key.KeyChar);
            }
        }

        Console.WriteLine();
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        ArgumentNullException.ThrowIfNull(descriptions);
        WriteQuestion(caption, message);
        return descriptions.ToDictionary(static field => field.Name, field =>
        {
            Console.Write($"{field.Name}: ");
            return PSObject.AsPSObject(field.ParameterTypeFullName == typeof(SecureString).FullName ? ReadLineAsSecureString() : ReadLine());
        });
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (Console.IsInputRedirected)
        {
            throw NobodyThere("a choice; -Confirm:$false goes without");
        }

        WriteQuestion(caption, message);
        var labels = choices.Select(static choice => choice.Label.Replace("&", "", StringComparison.Ordinal)).ToList();
        var keys = choices.Select(static choice => choice.Label[(choice.Label.IndexOf('&', StringComparison.Ordinal) + 1)..][..1]).ToList();
        while (true)
        {
            Console.Write($"{string.Join("  ", keys.Zip(labels, static (key, label) => $"[{key}] {label}"))} (default is \"{keys[defaultChoice]}\"): ");
            var answer = ReadLine().Trim();
            if (answer.Length == 0)
            {
                return defaultChoice;
            }

            var chosen = keys.FindIndex(key => key.Equals(answer, StringComparison.OrdinalIgnoreCase));
            chosen = chosen >= 0 ? chosen : labels.FindIndex(label => label.Equals(answer, StringComparison.OrdinalIgnoreCase));
            if (chosen >= 0)
            {
                return chosen;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        WriteQuestion(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Console.Write("User: ");
            userName = ReadLine();
        }

        Console.Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    // The formatter always colours; where nobody sees colours they are taken out here.
    private string Plain(string value) => GetOutputString(value, SupportsVirtualTerminal);

    private static void WriteQuestion(string caption, string message)
    {
        foreach (var line in new[] { caption, message }.Where(static line => !string.IsNullOrEmpty(line)))
        {
            Console.WriteLine(line);
        }
    }

    private static HostException NobodyThere(string what) => new($"Nobody is at the keyboard to give {what}.");
}
