using System.Security;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>A server of the Model Context Protocol that portals offer. Source of truth: <c>access/ai-controls/mcp/servers</c>.</summary>
public sealed class AccessMcpServer : McpServerDocument
{
    /// <summary>The id, which whoever makes the server chooses: at most 32 characters.</summary>
    public override string? Id => Text();

    /// <summary>The name; at most 350 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>The URL of the server; fixed once it is made.</summary>
    public string? Hostname { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>How it is logged in to; fixed once it is made.</summary>
    [KnownValues("oauth", "bearer", "unauthenticated")]
    public string? AuthType { get => Text(); set => Write(value); }

    /// <summary>What it is for; at most 512 characters.</summary>
    public string? Description { get => Text(); set => Write(value); }

    /// <summary>Whether traffic to it goes through the Secure Web Gateway.</summary>
    public bool? SecureWebGateway { get => Flag(); set => Write(value); }

    /// <summary>Whether it uses one redirect address for all portals.</summary>
    public bool? IsSharedOauthCallbackEnabled { get => Flag(); set => Write(value); }

    /// <summary>What logs Access in: a bearer token, or <c>{"headers":{…}}</c>. The API takes it and never shows it.</summary>
    public SecureString? AuthCredentials { get => Secret("auth_credentials"); set => Keep("auth_credentials", value); }

    /// <summary>The OAuth client secret. The API takes it and never shows it.</summary>
    public SecureString? ClientSecret { get => Secret("client_secret"); set => Keep("client_secret", value); }

    // Of id and name the id is what a person chose to be typed.
    internal override string? Label => Id;
}
