using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>The settings of an identity provider. Each is said to be of the types that have it; those without a name are of every OAuth type.</summary>
public sealed class IdentityProviderConfig : AccessDocument
{
    /// <summary>The OAuth client id. Its secret is <see cref="AccessIdentityProvider.ClientSecret"/>.</summary>
    public string? ClientId { get => Text(); set => Write(value); }

    /// <summary>Further claims that rules can use.</summary>
    public string[]? Claims { get => Texts(); set => Write(value); }

    /// <summary>The claim that has the email address.</summary>
    public string? EmailClaimName { get => Text(); set => Write(value); }

    /// <summary>google-apps: the domain of the company.</summary>
    public string? AppsDomain { get => Text(); set => Write(value); }

    /// <summary>okta: the URL of the account.</summary>
    public string? OktaAccount { get => Text(); set => Write(value); }

    /// <summary>okta: the id of the authorization server.</summary>
    public string? AuthorizationServerId { get => Text(); set => Write(value); }

    /// <summary>onelogin: the URL of the account.</summary>
    public string? OneloginAccount { get => Text(); set => Write(value); }

    /// <summary>pingone: the id of the environment.</summary>
    public string? PingEnvId { get => Text(); set => Write(value); }

    /// <summary>centrify: the URL of the account.</summary>
    public string? CentrifyAccount { get => Text(); set => Write(value); }

    /// <summary>centrify: the id of the app.</summary>
    public string? CentrifyAppId { get => Text(); set => Write(value); }

    /// <summary>oidc: the authorization endpoint.</summary>
    public string? AuthUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>oidc: the token endpoint.</summary>
    public string? TokenUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>oidc: the endpoint that has the keys (<c>jwks_uri</c>).</summary>
    public string? CertsUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>oidc: the scopes to ask for, such as <c>openid</c>.</summary>
    public string[]? Scopes { get => Texts(); set => Write(value); }

    /// <summary>oidc: whether PKCE is used.</summary>
    public bool? PkceEnabled { get => Flag(); set => Write(value); }

    /// <summary>azureAD: the id of the directory.</summary>
    public string? DirectoryId { get => Text(); set => Write(value); }

    /// <summary>azureAD: whether the groups of a person are read.</summary>
    public bool? SupportGroups { get => Flag(); set => Write(value); }

    /// <summary>azureAD: whether the authentication contexts of the directory are read.</summary>
    public bool? ConditionalAccessEnabled { get => Flag(); set => Write(value); }

    /// <summary>
    /// azureAD: what a person is asked though a session exists: to log in again, to choose an account, or nothing.
    /// </summary>
    [KnownValues("login", "select_account", "none")]
    public string? Prompt { get => Text(); set => Write(value); }

    /// <summary>saml: the entity id of the provider.</summary>
    public string? IssuerUrl { get => Text(); set => Write(value); }

    /// <summary>saml: where a login is sent.</summary>
    public string? SsoTargetUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>saml: the certificates that verify what the provider signs.</summary>
    public string[]? IdpPublicCerts { get => Texts(); set => Write(value); }

    /// <summary>saml: whether requests are signed.</summary>
    public bool? SignRequest { get => Flag(); set => Write(value); }

    /// <summary>saml: the attributes that tokens carry and rules can use.</summary>
    public string[]? Attributes { get => Texts(); set => Write(value); }

    /// <summary>saml: the attribute that has the email address.</summary>
    public string? EmailAttributeName { get => Text(); set => Write(value); }

    /// <summary>saml: the attributes that are passed to the origin as headers.</summary>
    public SamlHeaderMapping[]? HeaderAttributes { get => Parts<SamlHeaderMapping>(); set => Write(value); }

    /// <summary>
    /// saml: whether assertions are encrypted; needs <see cref="AccessIdentityProvider.SamlCertificateSetId"/>.
    /// </summary>
    public bool? EnableEncryption { get => Flag(); set => Write(value); }

    /// <summary>cloudflare: whether only members of the account may log in.</summary>
    public bool? RestrictToAccountMembers { get => Flag(); set => Write(value); }

    /// <summary>onetimepin: where a login returns to.</summary>
    public string? RedirectUrl => Text();
}
