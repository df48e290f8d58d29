using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of MCP portals and keeps all others.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessMcpPortal", SupportsShouldProcess = true)]
[OutputType(typeof(AccessMcpPortal))]
public sealed class SetCfAccessMcpPortalCommand : McpPortalFields
{
    /// <summary>The portals: ids, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("McpPortal")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] McpPortal { get; set; } = [];

    /// <summary>A new hostname.</summary>
    [Parameter]
    public string? Hostname { get; set; }

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the portal was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the portal as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(McpPortal, item => ChangeAsync(item, Clear, Force, PassThru));
}
