using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Client;

/// <summary>The resources of the Access API. To add one is to add it here, with its model and its cmdlets.</summary>
internal static class AccessApi
{
    private const Scopes Both = Scopes.Account | Scopes.Zone;
    private const string AuditPermission = "Access: Audit Logs";
    private const string SeatPermission = "Zero Trust: Seats Write";
    private const string OrganizationPermission = "Access: Organizations, Identity Providers, and Groups";

    public static readonly Resource<AccessApp> Apps = new("App", "access/apps")
    {
        Title = "app",
        Scopes = Both,
        PageSize = 1000,
        ReadOnly =
        [
            "id", "uid", "aud", "created_at", "updated_at", "saas_app.client_id", "saas_app.client_secret", "saas_app.public_key",
            "saas_app.idp_entity_id", "saas_app.sso_endpoint", "saas_app.created_at", "saas_app.updated_at",
        ],
        NeverEmpty = ["name", "type", "domain", "saas_app", "target_criteria"],
        Secrets =
        [
            "saas_app.client_secret", "scim_config.authentication.password", "scim_config.authentication.token", "scim_config.authentication.client_secret",
        ],
        Merged = ["saas_app", "scim_config"],
        Refers = new Dictionary<string, string> { ["allowed_idps"] = "IdentityProvider", ["custom_pages"] = "CustomPage", ["policies"] = "Policy" },
        Prepare = AppBody.Prepare,
        SecretsToRewrite = AppBody.SecretsToRewrite,
    };

    public static readonly Resource<AccessPolicy> Policies = new("Policy", "access/policies")
    {
        Title = "reusable policy",
        PageSize = 100,
        ReadOnly = ["id", "uid", "created_at", "updated_at", "reusable", "app_count", "precedence"],
        NeverEmpty = ["name", "decision", "include", "precedence"],
    };

    public static readonly Resource<AccessPolicy> AppPolicies = new("Policy", "access/apps/{}/policies")
    {
        Title = "policy",
        Scopes = Both,
        PageSize = 100,
        ReadOnly = ["id", "uid", "created_at", "updated_at", "reusable", "app_count"],
        NeverEmpty = ["name", "decision", "include", "precedence"],
        Home = static policy => policy.Reusable == true ? Policies : null,
    };

    public static readonly Resource<AccessGroup> Groups = new("Group", "access/groups")
    {
        Title = "group",
        Scopes = Both,
        PageSize = 1000,
        NeverEmpty = ["name", "include"],
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessIdentityProvider> IdentityProviders = new("IdentityProvider", "access/identity_providers")
    {
        Title = "identity provider",
        Scopes = Both,
        PageSize = 100,
        ReadOnly = ["id", "uid", "created_at", "updated_at", "read_only", "config.redirect_url", "scim_config.scim_base_url", "scim_config.secret"],
        NeverEmpty = ["name", "type", "config"],
        Secrets = ["config.client_secret", "scim_config.secret"],
        Merged = ["config", "scim_config"],
        Permission = OrganizationPermission,
        SecretsToRewrite = static provider => provider.Document["config"] is System.Text.Json.Nodes.JsonObject config && config.ContainsKey("client_id")
            ? ["config.client_secret"]
            : [],
    };

    public static readonly Resource<AccessServiceToken> ServiceTokens = new("ServiceToken", "access/service_tokens")
    {
        Title = "service token",
        Scopes = Both,
        PageSize = 1000,
        ReadOnly = ["id", "client_id", "client_secret", "created_at", "updated_at", "expires_at", "last_seen_at"],
        NeverEmpty = ["name", "duration", "enabled", "client_secret_version", "previous_client_secret_expires_at"],
        Secrets = ["client_secret"],
        Permission = "Access: Service Tokens",
    };

    public static readonly Resource<AccessUser> Users = new("User", "access/users")
    {
        Title = "user",
        PageSize = 1000,
        NameField = "email",
        NameFilter = "email",
        ReadOnly =
        [
            "id", "uid", "access_seat", "gateway_seat", "seat_uid", "active_device_count", "last_successful_login", "created_at", "updated_at",
        ],
        Confirmed = ["email"],
        NeverEmpty = ["name"],
        Permission = "Access: Users",
        Permissions = new Dictionary<string, string> { ["GET"] = $"{AuditPermission} Read", ["PUT"] = SeatPermission, ["PATCH"] = SeatPermission },
    };

    public static readonly Resource<AccessUserSession> UserSessions = new("UserSession", "access/users/{}/active_sessions")
    {
        Title = "session",
        Can = Verbs.List | Verbs.Get,
        HasUuid = false,
        Permission = AuditPermission,
    };

    public static readonly Resource<AccessUserFailedLogin> UserFailedLogins = new("UserFailedLogin", "access/users/{}/failed_logins")
    {
        Title = "failed login",
        Can = Verbs.List,
        HasUuid = false,
        Permission = AuditPermission,
    };

    public static readonly Resource<AccessRequestLog> RequestLogs = new("RequestLog", "access/logs/access_requests")
    {
        Title = "log row",
        Can = Verbs.List,
        PageSize = 1000,
        HasUuid = false,
        Permission = AuditPermission,
    };

    public static readonly Resource<AccessCertificate> Certificates = new("Certificate", "access/certificates")
    {
        Title = "certificate",
        Scopes = Both,
        PageSize = 50,
        ReadOnly = ["id", "fingerprint", "expires_on", "created_at", "updated_at"],
        NeverEmpty = ["name", "certificate"],
        Permission = "Access: Mutual TLS Certificates",
    };

    public static readonly Resource<AccessTag> Tags = new("Tag", "access/tags")
    {
        Title = "tag",
        PageSize = 50,
        HasUuid = false,
        ReadOnly = ["id", "app_count", "created_at", "updated_at"],
    };

    public static readonly Resource<AccessGatewayCa> GatewayCas = new("GatewayCa", "access/gateway_ca")
    {
        Title = "gateway CA",
        Can = Verbs.List | Verbs.Create | Verbs.Delete,
        ReadOnly = ["id", "public_key"],
        Permission = "Access: SSH Auditing",
    };

    public static readonly Resource<AccessIdpFederationGrant> IdpFederationGrants = new("IdpFederationGrant", "access/idp_federation_grants")
    {
        Title = "federation grant",
        Can = Verbs.List | Verbs.Get | Verbs.Create | Verbs.Delete,
        HasUuid = false,
        ReadOnly = ["id", "created_at"],
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessAuthenticatorAaguid> AuthenticatorAaguids = new("AuthenticatorAaguid", "access/authenticator_device_aaguids")
    {
        Title = "authenticator model",
        Can = Verbs.List,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessSigningKey> SigningKeys = new("SigningKey", "access/keys")
    {
        Title = "signing key",
        Can = Verbs.Get | Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["days_until_next_rotation", "last_key_rotation_at"],
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessAppCertificateAuthority> AppCertificateAuthorities = new("AppCertificateAuthority", "access/apps/{}/ca")
    {
        Title = "certificate authority",
        Scopes = Both,
        Can = Verbs.Get | Verbs.Create | Verbs.Delete,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["id", "aud", "public_key"],
    };

    /// <summary>The same, of all apps.</summary>
    public static readonly Resource<AccessAppCertificateAuthority> AllAppCertificateAuthorities = new("AppCertificateAuthority", "access/apps/ca")
    {
        Title = "certificate authority",
        Scopes = Both,
        Can = Verbs.List,
        PageSize = 100,
        HasUuid = false,
    };

    public static readonly Resource<AccessAppSetting> AppSettings = new("AppSetting", "access/apps/{}/settings")
    {
        Title = "settings",
        Scopes = Both,
        Can = Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
    };

    public static readonly Resource<AccessCertificateSetting> CertificateSettings = new("CertificateSetting", "access/certificates/settings")
    {
        Title = "certificate setting",
        Scopes = Both,
        Can = Verbs.List | Verbs.Replace,
        HasUuid = false,
        Permission = "Access: Mutual TLS Certificates",
    };

    public static readonly Resource<AccessOrganization> Organizations = new("Organization", "access/organizations")
    {
        Title = "organization",
        Scopes = Both,
        Can = Verbs.Get | Verbs.Create | Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["created_at", "updated_at"],
        NeverEmpty = ["name", "auth_domain", "session_duration", "warp_auth_session_duration", "user_seat_expiration_inactive_time"],
        KeepsAbsent = true,
        Merged = ["login_design", "custom_pages", "mfa_config", "mfa_piv_key_requirements"],
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessOrganizationDoh> OrganizationDohs = new("OrganizationDoh", "access/organizations/doh")
    {
        Title = "DNS over HTTPS setting",
        Can = Verbs.Get | Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["id", "name", "client_id", "duration", "enabled", "expires_at", "last_seen_at", "client_secret_version", "previous_client_secret_expires_at", "created_at", "updated_at"],
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessCustomPage> CustomPages = new("CustomPage", "access/custom_pages")
    {
        Title = "custom page",
        PageSize = 50,
        ReadOnly = ["id", "uid", "app_count", "warnings", "created_at", "updated_at"],
        NeverEmpty = ["name", "type", "custom_html"],
        Permission = "Access: Custom Pages",
    };

    public static readonly Resource<AccessCustomPageCheck> CustomPageChecks = new("CustomPage", "access/custom_pages/validate")
    {
        Title = "check of a custom page",
        Can = Verbs.None,
        IsSingleton = true,
        HasUuid = false,
        Permission = "Access: Custom Pages",
    };

    public static readonly Resource<AccessTarget> Targets = new("Target", "infrastructure/targets")
    {
        Title = "target",
        PageSize = 1000,
        NameField = "hostname",
        ReadOnly = ["id", "created_at", "modified_at"],
        NeverEmpty = ["hostname", "ip"],
        Merged = ["ip"],
        Permission = "Access: Apps and Policies",
    };

    public static readonly Resource<AccessMcpPortal> McpPortals = new("McpPortal", "access/ai-controls/mcp/portals")
    {
        Title = "MCP portal",
        PageSize = 100,
        HasUuid = false,
        NameField = "id",
        ReadOnly = ["created_at", "created_by", "modified_at", "modified_by"],
        CreateOnly = ["id"],
        NeverEmpty = ["name", "hostname", "code_mode", "allow_code_mode"],
        KeepsAbsent = true,
        Permission = "MCP Portals",
        Prepare = McpPortalBody.Prepare,
    };

    public static readonly Resource<AccessMcpServer> McpServers = new("McpServer", "access/ai-controls/mcp/servers")
    {
        Title = "MCP server",
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

    public static readonly Resource<AccessMcpSync> McpSyncs = new("McpServer", "access/ai-controls/mcp/servers/{}/sync")
    {
        Title = "synchronization",
        Can = Verbs.None,
        IsSingleton = true,
        HasUuid = false,
        Permission = "MCP Portals",
    };

    public static readonly Resource<AccessMcpRedirectUri> McpRedirectUris = new("McpRedirectUri", "access/ai-controls/mcp/portals/{}/servers/{}/effective-redirect-uri")
    {
        Title = "redirect URI",
        Can = Verbs.Get,
        IsSingleton = true,
        HasUuid = false,
        Permission = "MCP Portals",
    };

    public static readonly Resource<AccessSamlCertificate> SamlCertificates = new("SamlCertificate", "access/saml_certificates")
    {
        Title = "SAML certificate",
        Can = Verbs.List | Verbs.Get,
        PageSize = 1000,
        Permission = OrganizationPermission,
    };

    /// <summary>The same, where one is made for a provider.</summary>
    public static readonly Resource<AccessSamlCertificate> ProviderSamlCertificates = new("SamlCertificate", "access/identity_providers/{}/saml_certificate")
    {
        Title = "SAML certificate",
        Can = Verbs.Create,
        IsSingleton = true,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessScimUser> ScimUsers = new("ScimUser", "access/identity_providers/{}/scim/users")
    {
        Title = "provisioned user",
        Can = Verbs.List,
        PageSize = 100,
        HasUuid = false,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessScimGroup> ScimGroups = new("ScimGroup", "access/identity_providers/{}/scim/groups")
    {
        Title = "provisioned group",
        Can = Verbs.List,
        PageSize = 100,
        HasUuid = false,
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessScimLog> ScimLogs = new("ScimLog", "access/logs/scim/updates")
    {
        Title = "log row",
        Can = Verbs.List,
        PageSize = 1000,
        HasUuid = false,
        Permission = "Access: SCIM Logs",
    };

    public static readonly Resource<AccessJitRequestLog> JitRequestLogs = new("JitRequestLog", "access/logs/jit_requests")
    {
        Title = "request for access",
        Can = Verbs.List | Verbs.Get,
        PageSize = 1000,
        HasUuid = false,
        Permission = AuditPermission,
    };

    public static readonly Resource<AccessUserIdentity> UserIdentities = new("UserIdentity", "access/users/{}/last_seen_identity")
    {
        Title = "identity",
        Can = Verbs.Get,
        IsSingleton = true,
        HasUuid = false,
        Permission = AuditPermission,
    };

    /// <summary>The identity of one session, by its nonce.</summary>
    public static readonly Resource<AccessUserIdentity> SessionIdentities = new("UserSession", "access/users/{}/active_sessions")
    {
        Title = "session",
        Can = Verbs.Get,
        HasUuid = false,
        Permission = AuditPermission,
    };

    /// <summary>There is no list of them: their ids come from the dashboard.</summary>
    public static readonly Resource<AccessUserIdentity> UserMfaAuthenticators = new("UserMfaAuthenticator", "access/users/{}/mfa_authenticators")
    {
        Title = "MFA authenticator",
        Can = Verbs.Delete,
        HasUuid = false,
        Permission = "Access: Users",
    };

    public static readonly Resource<AccessAppUserCheck> AppUserChecks = new("AppUserCheck", "access/apps/{}/user_policy_checks")
    {
        Title = "policy check",
        Scopes = Both,
        Can = Verbs.Get,
        IsSingleton = true,
        HasUuid = false,
    };

    public static readonly Resource<AccessPolicyTest> PolicyTests = new("PolicyTest", "access/policy-tests")
    {
        Title = "policy test",
        Can = Verbs.Get | Verbs.Create,
        HasUuid = false,
        Permission = "Access: Policy Test",
    };

    public static readonly Resource<AccessPolicyTestUser> PolicyTestUsers = new("PolicyTest", "access/policy-tests/{}/users")
    {
        Title = "tested user",
        Can = Verbs.List,
        PageSize = 1000,
        HasUuid = false,
        Permission = "Access: Policy Test",
    };

    /// <summary>All resources whose objects have names or ids of their own to choose from, by noun.</summary>
    public static IReadOnlyDictionary<string, Resource> Named { get; } =
        new Resource[]
        {
            Apps, Policies, Groups, IdentityProviders, ServiceTokens, Users, Certificates, Tags, CustomPages, Targets, McpPortals, McpServers,
            SamlCertificates, IdpFederationGrants, GatewayCas,
        }
            .ToDictionary(static resource => resource.Noun);

    /// <summary>The description by which objects of a model are changed.</summary>
    public static Resource Of(Type model) => model == typeof(AccessOrganization) ? Organizations : Named.Values.First(resource => resource.Model == model);
}
