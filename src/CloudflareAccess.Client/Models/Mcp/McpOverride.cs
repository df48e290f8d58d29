namespace CloudflareAccess.Client;

/// <summary>How a tool or a prompt of an MCP server is offered, where that differs from what the server says.</summary>
public sealed class McpOverride : AccessDocument
{
    /// <summary>The server's name for it.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>Whether it is offered.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>Another name; at most 40 characters.</summary>
    public string? Alias { get => Text(); set => Write(value); }

    /// <summary>Another description.</summary>
    public string? Description { get => Text(); set => Write(value); }

    /// <summary>The name that the portal gives it.</summary>
    public string? PortalAlias => Text();

    /// <summary>The description that the portal gives it.</summary>
    public string? PortalDescription => Text();

    /// <summary>The name that the server's settings give it.</summary>
    public string? ServerAlias => Text();

    /// <summary>The description that the server's settings give it.</summary>
    public string? ServerDescription => Text();
}
