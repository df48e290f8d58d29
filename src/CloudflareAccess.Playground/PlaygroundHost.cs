using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace CloudflareAccess.Playground;

/// <summary>What the engine knows of the console around it.</summary>
internal sealed class PlaygroundHost : PSHost
{
    public int? ExitCode { get; private set; }

    public PlaygroundUserInterface Screen { get; } = new();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "CloudflareAccess playground";

    public override PSHostUserInterface UI => Screen;

    public override Version Version { get; } = typeof(PlaygroundHost).Assembly.GetName().Version!;

    public override void EnterNestedPrompt() => throw new NotSupportedException("The playground has no nested prompts.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("The playground has no nested prompts.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
