using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Resources;

/// <content>The resources of identity providers, service tokens and certificates.</content>
internal static partial class AccessApi
{
    public static readonly Resource<AccessIdentityProvider> IdentityProviders = new("IdentityProvider", "access/identity_providers")
    {
        Title = "identity provider",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        PageSize = 100,
        ReadOnly = ["id", "uid", "created_at", "updated_at", "read_only", "config.redirect_url", "scim_config.scim_base_url", "scim_config.secret"],
        NeverEmpty = ["name", "type", "config"],
        Secrets = ["config.client_secret", "scim_config.secret"],
        Merged = ["config", "scim_config"],
        Permission = OrganizationPermission,
        Rewritten = static provider => provider["config"] is JsonObject config && config.ContainsKey("client_id") ? ["config.client_secret"] : [],
        References = [new("saml_certificate_set_id", "SamlCertificate"), new("saml_certificate_set.uid", "SamlCertificate")],
    };

    public static readonly Resource<AccessSamlCertificate> SamlCertificates = new("SamlCertificate", "access/saml_certificates")
    {
        Title = "SAML certificate",
        Kind = ResourceKind.Configuration,
        Can = Verbs.List | Verbs.Get,
        PageSize = 1000,
        Permission = OrganizationPermission,
    };

    /// <summary>The same, where one is made for a provider.</summary>
    public static readonly Resource<AccessSamlCertificate> ProviderSamlCertificates = new("ProviderSamlCertificate", "access/identity_providers/{}/saml_certificate")
    {
        Noun = "SamlCertificate",
        Title = "SAML certificate",
        Kind = ResourceKind.Configuration,
        Can = Verbs.Create,
        IsSingleton = true,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessIdpFederationGrant> IdpFederationGrants = new("IdpFederationGrant", "access/idp_federation_grants")
    {
        Title = "federation grant",
        Kind = ResourceKind.Configuration,
        Can = Verbs.List | Verbs.Get | Verbs.Create | Verbs.Delete,
        HasUuid = false,
        ReadOnly = ["id", "created_at"],
        Permission = OrganizationPermission,
        References = [new("idp_id", "IdentityProvider")],
    };

    public static readonly Resource<AccessScimUser> ScimUsers = new("ScimUser", "access/identity_providers/{}/scim/users")
    {
        Title = "provisioned user",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        PageSize = 100,
        HasUuid = false,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessScimGroup> ScimGroups = new("ScimGroup", "access/identity_providers/{}/scim/groups")
    {
        Title = "provisioned group",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        PageSize = 100,
        HasUuid = false,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessServiceToken> ServiceTokens = new("ServiceToken", "access/service_tokens")
    {
        Title = "service token",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        PageSize = 1000,
        ReadOnly = ["id", "client_id", "client_secret", "created_at", "updated_at", "expires_at", "last_seen_at"],
        NeverEmpty = ["name", "duration", "enabled", "client_secret_version", "previous_client_secret_expires_at"],
        Secrets = ["client_secret"],
        Permission = "Access: Service Tokens",
    };

    public static readonly Resource<AccessCertificate> Certificates = new("Certificate", "access/certificates")
    {
        Title = "certificate",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        PageSize = 50,
        ReadOnly = ["id", "fingerprint", "expires_on", "created_at", "updated_at"],
        NeverEmpty = ["name", "certificate"],
        Permission = "Access: Mutual TLS Certificates",
    };

    public static readonly Resource<AccessCertificateSetting> CertificateSettings = new("CertificateSetting", "access/certificates/settings")
    {
        Title = "certificate setting",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        Can = Verbs.List | Verbs.Replace,
        HasUuid = false,
        Permission = "Access: Mutual TLS Certificates",
    };

    public static readonly Resource<AccessAuthenticatorAaguid> AuthenticatorAaguids = new("AuthenticatorAaguid", "access/authenticator_device_aaguids")
    {
        Title = "authenticator model",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        Permission = OrganizationPermission,
    };
}
