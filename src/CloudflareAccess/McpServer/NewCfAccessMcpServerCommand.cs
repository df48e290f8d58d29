using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes an MCP server. Sync-CfAccessMcpServer then fetches its tools.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessMcpServer", SupportsShouldProcess = true)]
[OutputType(typeof(AccessMcpServer))]
public sealed class NewCfAccessMcpServerCommand : McpServerFields
{
    /// <summary>The id, which you choose: at most 32 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 32)]
    public string? Id { get; set; }

    /// <summary>The URL of the server. It cannot be changed later.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Hostname { get; set; }

    /// <summary>How it is logged in to. It cannot be changed later.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? AuthType { get; set; }

    /// <summary>The name; at most 350 characters.</summary>
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? Description { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? SecureWebGateway { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? IsSharedOauthCallbackEnabled { get; set; }

    private protected override void OnBound(AccessMcpServer item) => item.Document["id"] = Id;

    private protected override void OnGiven() => Create();
}
