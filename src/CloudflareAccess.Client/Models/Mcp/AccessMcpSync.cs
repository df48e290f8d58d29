
namespace CloudflareAccess.Client;

/// <summary>What came of fetching the tools of an MCP server; read-only. Source of truth: <c>…/mcp/servers/{id}/sync</c>.</summary>
public sealed class AccessMcpSync : AccessObject
{
    /// <summary>The id of the server.</summary>
    public string? ServerId => Location is { Parents: [var server, ..] } ? server : null;

    /// <summary>How the server is now.</summary>
    [KnownValues("waiting", "ready", "stale", "error")]
    public string? Status => Text();

    /// <summary>What went wrong.</summary>
    public string? Error => Text();

    /// <summary>The same in detail.</summary>
    public McpErrorDetails? ErrorDetails => Part<McpErrorDetails>();
}
