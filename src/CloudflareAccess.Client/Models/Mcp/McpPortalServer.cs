
namespace CloudflareAccess.Client;

/// <summary>
/// An MCP server as a portal offers it. The portal keeps <see cref="ServerId"/>, the three switches and the changed tools
/// and prompts; the rest is the server's own and is changed there.
/// </summary>
public sealed class McpPortalServer : McpServerDocument
{
    /// <summary>The id of the server.</summary>
    public string? ServerId { get => Text(); set => Write(value); }

    /// <summary>Whether people have to switch it on themselves.</summary>
    public bool? DefaultDisabled { get => Flag(); set => Write(value); }

    /// <summary>Whether it acts in the name of the person, in place of the account.</summary>
    public bool? OnBehalf { get => Flag(); set => Write(value); }

    /// <summary>The name, which is the server's own.</summary>
    public string? Name => Text();

    /// <summary>What it is for, as the server has it.</summary>
    public string? Description => Text();

    /// <summary>Where the server itself is.</summary>
    public string? Hostname => Text();

    /// <summary>How the server is logged in to.</summary>
    [KnownValues("oauth", "bearer", "unauthenticated")]
    public string? AuthType => Text();

    /// <summary>The id of the server once more.</summary>
    public override string? Id => Text();

    /// <summary>Whether the server's traffic goes through the Secure Web Gateway.</summary>
    public bool? SecureWebGateway => Flag();

    /// <summary>Whether the server uses one redirect address for all portals.</summary>
    public bool? IsSharedOauthCallbackEnabled => Flag();
}
