using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets MCP portals: all of them, or by id (wildcards allowed).</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessMcpPortal", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessMcpPortal))]
public sealed class GetCfAccessMcpPortalCommand : GetResourceCommand<AccessMcpPortal>
{
    private protected override Resource<AccessMcpPortal> Resource => AccessApi.McpPortals;
}
