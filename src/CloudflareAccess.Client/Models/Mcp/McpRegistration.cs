namespace CloudflareAccess.Client;

/// <summary>What Access is registered as with an MCP server; read-only.</summary>
public sealed class McpRegistration : AccessDocument
{
    /// <summary>The client id.</summary>
    public string? ClientId => Text();

    /// <summary>Where people come back to.</summary>
    public string[]? RedirectUris => Texts();

    /// <summary>What was asked for.</summary>
    public string? Scope => Text();

    /// <summary>How Access proves itself when it fetches tokens.</summary>
    public string? TokenEndpointAuthMethod => Text();
}
