namespace CloudflareAccess.Client;

/// <summary>What went wrong with an MCP server; read-only.</summary>
public sealed class McpErrorDetails : AccessDocument
{
    /// <summary>The cause.</summary>
    public string? Cause => Text();

    /// <summary>Whether the server itself failed.</summary>
    public bool? IsUpstream => Flag();

    /// <summary>The server's error code.</summary>
    public long? McpCode => Number();

    /// <summary>Whether trying again may help.</summary>
    public bool? Retryable => Flag();

    /// <summary>The HTTP status.</summary>
    public long? StatusCode => Number();
}
