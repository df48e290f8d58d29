using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes an MCP portal.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessMcpPortal", SupportsShouldProcess = true)]
[OutputType(typeof(AccessMcpPortal))]
public sealed class NewCfAccessMcpPortalCommand : McpPortalFields
{
    /// <summary>The id, which you choose: at most 32 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 32)]
    public string? Id { get; set; }

    /// <summary>The hostname, in a zone of the account.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public string? Hostname { get; set; }

    /// <summary>The name; at most 350 characters.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
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
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public override string? CodeMode { get; set; }

    private protected override void OnBound(AccessMcpPortal item)
    {
        base.OnBound(item);
        item.Document["id"] = Id;
    }

    private protected override void OnGiven() => Create();
}
