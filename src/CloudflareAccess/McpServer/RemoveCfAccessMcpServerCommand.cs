using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes MCP servers.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessMcpServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessMcpServerCommand : RemoveResourceCommand<AccessMcpServer>
{
    /// <summary>The servers: ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("McpServer")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] McpServer { get; set; } = [];

    private protected override Resource<AccessMcpServer> Resource => AccessApi.McpServers;

    private protected override IReadOnlyList<AccessReference> Targets => McpServer;
}
