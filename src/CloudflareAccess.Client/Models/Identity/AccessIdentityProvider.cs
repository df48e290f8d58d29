using System;
using System.Security;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>Where people log in.</summary>
public sealed class AccessIdentityProvider : AccessObject
{
    /// <summary>The name, as people read it on the login page. It need not be unique.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>
    /// The kind, in this exact spelling; fixed once it is made. There is at most one <c>onetimepin</c> and one
    /// <c>cloudflare</c>.
    /// </summary>
    [KnownValues("onetimepin", "azureAD", "saml", "centrify", "cloudflare", "facebook", "github", "google", "google-apps", "linkedin", "oidc", "okta", "onelogin", "pingone", "yandex")]
    public string? Type { get => Text(); set => Write(value); }

    /// <summary>
    /// The settings; which there are depends on <see cref="Type"/>. The secret among them is
    /// <see cref="ClientSecret"/>.
    /// </summary>
    public IdentityProviderConfig? Config { get => Part<IdentityProviderConfig>(); set => Write(value); }

    /// <summary>The OAuth client secret. The API takes it and never shows it again.</summary>
    public SecureString? ClientSecret { get => Secret("config.client_secret"); set => Keep("config.client_secret", value); }

    /// <summary>How people and groups are provisioned to Access by SCIM; not for <c>onetimepin</c>.</summary>
    public IdentityProviderScimConfig? ScimConfig { get => Part<IdentityProviderScimConfig>(); set => Write(value); }

    /// <summary>The token for the SCIM service of Access. The API shows it once, when SCIM is enabled.</summary>
    public SecureString? ScimSecret => Secret("scim_config.secret");

    /// <summary>SAML: the id of the set of certificates by which assertions are encrypted.</summary>
    public string? SamlCertificateSetId { get => Text(); set => Write(Uuid.Check(value)); }

    /// <summary>SAML: that set.</summary>
    public SamlCertificateSet? SamlCertificateSet => Part<SamlCertificateSet>();

    /// <summary>Whether the API refuses to change or delete it.</summary>
    public bool? ReadOnly => Flag();

    /// <summary>The id once more, under the name that some answers give it.</summary>
    public string? Uid => Text();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
