using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes MCP portals. Their servers stay.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessMcpPortal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessMcpPortalCommand : RemoveResourceCommand<AccessMcpPortal>
{
    /// <summary>The portals: ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("McpPortal")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] McpPortal { get; set; } = [];

    private protected override Resource<AccessMcpPortal> Resource => AccessApi.McpPortals;

    private protected override IReadOnlyList<AccessReference> Targets => McpPortal;
}
