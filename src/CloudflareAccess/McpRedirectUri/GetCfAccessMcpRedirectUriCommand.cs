using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets the redirect address to register with the authorization server of an MCP server that a portal offers.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessMcpRedirectUri")]
[OutputType(typeof(AccessMcpRedirectUri))]
public sealed class GetCfAccessMcpRedirectUriCommand : ResourceCommand<AccessMcpRedirectUri>
{
    /// <summary>The portal: id, or object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [RefersTo("McpPortal")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? Portal { get; set; }

    /// <summary>The servers: ids, or objects; those of a portal will do.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [RefersTo("McpServer")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Server { get; set; } = [];

    private protected override Resource<AccessMcpRedirectUri> Resource => AccessApi.McpRedirectUris;

    /// <inheritdoc/>
    protected override void OnRecord() => Each(Server, server =>
    {
        var at = LocationOf(Resource, IdOf(Portal!, AccessApi.McpPortals), (server.Object as McpPortalServer)?.ServerId ?? IdOf(server, AccessApi.McpServers));
        Emit(Await(call => Api.GetAsync(Resource, at, Resource.Title, call)));
    });
}
