using CloudflareAccess.Client.Models.Mcp;

namespace CloudflareAccess.Client.Resources;

/// <content>The resources of MCP portals and servers.</content>
internal static partial class AccessApi
{
    public static readonly Resource<AccessMcpPortal> McpPortals = new("McpPortal", "access/ai-controls/mcp/portals")
    {
        Title = "MCP portal",
        Kind = ResourceKind.Configuration,
        PageSize = 100,
        HasUuid = false,
        NameField = "id",
        ReadOnly = ["created_at", "created_by", "modified_at", "modified_by"],
        CreateOnly = ["id"],
        NeverEmpty = ["name", "hostname", "code_mode", "allow_code_mode"],
        KeepsAbsent = true,
        Permission = "MCP Portals",
        Prepare = McpPortalBody.Prepare,
        Reconcile = McpPortalBody.Reconcile,
        References = [new("servers[].server_id", "McpServer"), new("servers[].id", "McpServer")],
    };

    public static readonly Resource<AccessMcpServer> McpServers = new("McpServer", "access/ai-controls/mcp/servers")
    {
        Title = "MCP server",
        Kind = ResourceKind.Configuration,
        PageSize = 100,
        HasUuid = false,
        NameField = "id",
        ReadOnly =
        [
            "created_at", "created_by", "modified_at", "modified_by", "auth_config_summary", "authentication_status", "error", "error_details",
            "last_successful_sync", "last_synced", "prompts", "status", "tools",
        ],
        CreateOnly = ["id", "hostname", "auth_type"],
        NeverEmpty = ["name", "hostname", "auth_type"],
        KeepsAbsent = true,
        Secrets = ["auth_credentials", "client_secret"],
        Permission = "MCP Portals",
    };

    public static readonly Resource<AccessMcpSync> McpSyncs = new("McpSync", "access/ai-controls/mcp/servers/{}/sync")
    {
        Noun = "McpServer",
        Title = "synchronization",
        Kind = ResourceKind.Action,
        Can = Verbs.None,
        IsSingleton = true,
        HasUuid = false,
        Permission = "MCP Portals",
    };

    public static readonly Resource<AccessMcpRedirectUri> McpRedirectUris = new("McpRedirectUri", "access/ai-controls/mcp/portals/{}/servers/{}/effective-redirect-uri")
    {
        Title = "redirect URI",
        Kind = ResourceKind.Record,
        Can = Verbs.Get,
        IsSingleton = true,
        HasUuid = false,
        Permission = "MCP Portals",
    };
}
