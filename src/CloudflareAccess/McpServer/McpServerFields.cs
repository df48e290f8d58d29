using System.Management.Automation;
using System.Security;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of an MCP server.</summary>
public abstract class McpServerFields : WriteResourceCommand<AccessMcpServer>, IThrottled
{
    /// <summary>What it is for; at most 512 characters.</summary>
    [Parameter]
    public virtual string? Description { get; set; }

    /// <summary>What logs Access in: a bearer token, or <c>{"headers":{…}}</c>. The API never shows it.</summary>
    [Parameter]
    public SecureString? AuthCredentials { get; set; }

    /// <summary>The OAuth client secret. The API never shows it.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Whether traffic to it goes through the Secure Web Gateway.</summary>
    [Parameter]
    public virtual bool? SecureWebGateway { get; set; }

    /// <summary>Whether it uses one redirect address for all portals.</summary>
    [Parameter]
    public virtual bool? IsSharedOauthCallbackEnabled { get; set; }

    /// <summary>Tools that are switched off or renamed: <c>@{ Name = 'search'; Enabled = $false }</c>.</summary>
    [Parameter]
    [Settings(typeof(McpOverride))]
    public McpOverride[]? UpdatedTools { get; set; }

    /// <summary>Prompts that are switched off or renamed.</summary>
    [Parameter]
    [Settings(typeof(McpOverride))]
    public McpOverride[]? UpdatedPrompts { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessMcpServer> Resource => AccessApi.McpServers;
}
