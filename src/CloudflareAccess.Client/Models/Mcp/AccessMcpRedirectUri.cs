
namespace CloudflareAccess.Client;

/// <summary>The redirect address to register with an MCP server's authorization server; read-only.</summary>
public sealed class AccessMcpRedirectUri : AccessObject
{
    /// <summary>The address.</summary>
    public string? RedirectUri => Text();

    /// <summary>Whether it is the portal's own or the one that all portals share.</summary>
    [KnownValues("per_portal", "shared_mcp22")]
    public string? Source => Text();

    /// <summary>The id of the portal that was asked about.</summary>
    public string? PortalId => Location is { Parents: [var portal, _] } ? portal : null;

    /// <summary>The id of the server that was asked about.</summary>
    public string? ServerId => Location is { Parents: [_, var server] } ? server : null;

    internal override string? Label => RedirectUri;
}
