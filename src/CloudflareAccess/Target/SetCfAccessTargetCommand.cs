using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of targets and keeps all others. The API has no batch for this: each is written alone.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessTarget", SupportsShouldProcess = true)]
[OutputType(typeof(AccessTarget))]
public sealed class SetCfAccessTargetCommand : TargetFields
{
    /// <summary>The targets: ids, hostnames, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("Target")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public new AccessReference[] Target { get; set; } = [];

    /// <summary>A new hostname.</summary>
    [Parameter]
    public string? Hostname { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the target was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the target as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(Target, item => ChangeAsync(item, Clear, Force, PassThru));
}
