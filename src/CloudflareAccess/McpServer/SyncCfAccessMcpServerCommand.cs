using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>Fetches tools and prompts of MCP servers anew. The API says in a good answer that it failed: here that is an error.</summary>
[Cmdlet(VerbsData.Sync, "CfAccessMcpServer", SupportsShouldProcess = true)]
[OutputType(typeof(AccessMcpSync))]
public sealed class SyncCfAccessMcpServerCommand : TargetCommand<AccessMcpServer>
{
    /// <summary>The servers: ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("McpServer")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] McpServer { get; set; } = [];

    private protected override Resource<AccessMcpServer> Resource => AccessApi.McpServers;

    private protected override IReadOnlyList<AccessReference> Targets => McpServer;

    private protected override async Task DoAsync(Target target)
    {
        if (!ShouldProcess(target.ToString(), "Sync"))
        {
            return;
        }

        var sync = await Api.ActAsync(AccessApi.McpSyncs, new AccessLocation(target.At.Scope, target.Key), null, null, null, Call).ConfigureAwait(true);
        if (sync.Status == "error")
        {
            throw Failed(ErrorRecords.SyncFailed(target.ToString(), target.Key, sync.Error, sync.ErrorDetails?.Cause));
        }

        WriteObject(sync);
    }
}
