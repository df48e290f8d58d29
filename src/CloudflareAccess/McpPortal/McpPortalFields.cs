using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of an MCP portal.</summary>
public abstract class McpPortalFields : WriteResourceCommand<AccessMcpPortal>, IThrottled
{
    /// <summary>What it is for; at most 512 characters.</summary>
    [Parameter]
    public virtual string? Description { get; set; }

    /// <summary>The servers that it offers: <c>@{ ServerId = 'tickets'; DefaultDisabled = $true }</c>.</summary>
    [Parameter]
    [Settings(typeof(McpPortalServer))]
    public McpPortalServer[]? Servers { get; set; }

    /// <summary>Whether traffic goes through the Secure Web Gateway.</summary>
    [Parameter]
    public virtual bool? SecureWebGateway { get; set; }

    /// <summary>Whether clients may work by code in place of single tools.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public virtual string? CodeMode { get; set; }

    /// <summary>The same as a yes or no. Deprecated for -CodeMode.</summary>
    [Parameter]
    public bool? AllowCodeMode { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessMcpPortal> Resource => AccessApi.McpPortals;

    private protected override void OnBound(AccessMcpPortal item)
    {
        if (CodeMode is { } mode && AllowCodeMode is { } isAllowed && (mode == "off") == isAllowed)
        {
            throw new InvalidValueException("-CodeMode and -AllowCodeMode contradict each other: give -CodeMode alone.");
        }
    }
}
