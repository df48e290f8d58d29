
namespace CloudflareAccess.Client;

/// <summary>How Access logs in to an MCP server, without secrets; read-only.</summary>
public sealed class McpAuthConfigSummary : AccessDocument
{
    /// <summary>Whether Access registered itself.</summary>
    [KnownValues("dcr", "manual")]
    public string? AuthMode => Text();

    /// <summary>How often the client secret was changed.</summary>
    public long? ClientSecretVersion => Number();

    /// <summary>The addresses of the authorization server.</summary>
    public McpAuthEndpoints? Config => Part<McpAuthEndpoints>();

    /// <summary>Whether there is a client secret.</summary>
    public bool? HasClientSecret => Flag();

    /// <summary>What Access is registered as.</summary>
    public McpRegistration? RegistrationInfo => Part<McpRegistration>();
}
