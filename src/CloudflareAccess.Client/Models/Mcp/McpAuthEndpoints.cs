namespace CloudflareAccess.Client;

/// <summary>The addresses of the authorization server of an MCP server; read-only.</summary>
public sealed class McpAuthEndpoints : AccessDocument
{
    /// <summary>Where people are sent to consent.</summary>
    public string? AuthorizationEndpoint => Text();

    /// <summary>Who issues the tokens.</summary>
    public string? Issuer => Text();

    /// <summary>What the tokens are for.</summary>
    public string? Resource => Text();

    /// <summary>Where tokens are revoked.</summary>
    public string? RevocationEndpoint => Text();

    /// <summary>Where tokens are fetched.</summary>
    public string? TokenEndpoint => Text();
}
