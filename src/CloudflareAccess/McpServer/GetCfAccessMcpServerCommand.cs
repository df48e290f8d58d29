using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets MCP servers: all of them, or by id (wildcards allowed).</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessMcpServer", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessMcpServer))]
public sealed class GetCfAccessMcpServerCommand : GetResourceCommand<AccessMcpServer>
{
    private protected override Resource<AccessMcpServer> Resource => AccessApi.McpServers;
}
