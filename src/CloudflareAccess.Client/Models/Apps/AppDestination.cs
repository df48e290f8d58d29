using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>One thing that an app protects. Which fields it has depends on <see cref="Type"/>.</summary>
public sealed class AppDestination : AccessDocument
{
    /// <summary>The kind of destination; <c>public</c> unless given.</summary>
    [KnownValues("public", "private", "via_mcp_server_portal", "worker", "preview_worker", "all_workers", "all_preview_workers")]
    public string? Type { get => Text(); set => Write(value); }

    /// <summary>
    /// Of a public destination, the hostname and path; both may have wildcards, such as <c>*.example.com/docs/*</c>.
    /// </summary>
    public string? Uri { get => Text(); set => Write(value); }

    /// <summary>Of a private destination, the hostname, as a TLS client names it. Excludes <see cref="Cidr"/>.</summary>
    public string? Hostname { get => Text(); set => Write(value); }

    /// <summary>Of a private destination, the range of addresses; a single address is a /32.</summary>
    public string? Cidr { get => Text(); set => Write(Validation.Cidr.Check(value)); }

    /// <summary>Of a private destination, a port or a range such as <c>8000-8099</c>; every port when absent.</summary>
    public string? PortRange { get => Text(); set => Write(value); }

    /// <summary>Of a private destination, the protocol; both when absent.</summary>
    [KnownValues("tcp", "udp")]
    public string? L4Protocol { get => Text("l4_protocol"); set => Write(value, "l4_protocol"); }

    /// <summary>Of a private destination, the id of the virtual network; every one when absent.</summary>
    public string? VnetId { get => Text(); set => Write(Uuid.Check(value)); }

    /// <summary>Of a destination behind an MCP portal, the id of the MCP server.</summary>
    public string? McpServerId { get => Text(); set => Write(value); }

    /// <summary>Of a Worker, its id; of a preview, the id of the Worker whose previews are protected.</summary>
    public string? WorkerId { get => Text(); set => Write(value); }

    /// <summary>What is protected, as a person would write it.</summary>
    /// <returns>The URI, hostname, range, server or Worker, or else the type.</returns>
    public override string ToString() => Uri ?? Hostname ?? Cidr ?? McpServerId ?? WorkerId ?? Type ?? nameof(AppDestination);
}
