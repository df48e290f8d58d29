using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>
/// How to authenticate to a SCIM service. The secret that a scheme needs is set on the app:
/// <see cref="AccessApp.ScimPassword"/>, <see cref="AccessApp.ScimToken"/> or <see cref="AccessApp.ScimClientSecret"/>.
/// </summary>
public sealed class AppScimAuthentication : AccessDocument
{
    /// <summary>The way to authenticate.</summary>
    [KnownValues("httpbasic", "oauthbearertoken", "oauth2", "access_service_token")]
    public string? Scheme { get => Text(); set => Write(value); }

    /// <summary>The user name, with <c>httpbasic</c>.</summary>
    public string? User { get => Text(); set => Write(value); }

    /// <summary>
    /// The id of the client, with <c>oauth2</c>, or of the service token, with <c>access_service_token</c>.
    /// </summary>
    public string? ClientId { get => Text(); set => Write(value); }

    /// <summary>Where a code is asked for, with <c>oauth2</c>.</summary>
    public string? AuthorizationUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>Where a token is asked for, with <c>oauth2</c>.</summary>
    public string? TokenUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>The scopes to ask for, with <c>oauth2</c>.</summary>
    public string[]? Scopes { get => Texts(); set => Write(value); }
}
