using CloudflareAccess.Client.Models.Apps;

namespace CloudflareAccess.Client.Resources;

/// <content>The resources of apps and what they show.</content>
internal static partial class AccessApi
{
    public static readonly Resource<AccessApp> Apps = new("App", "access/apps")
    {
        Title = "app",
        Kind = ResourceKind.Configuration,
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
        Prepare = AppBody.Prepare,
        Reconcile = AppBody.Reconcile,
        Rewritten = AppBody.SecretsToRewrite,
        ExpectsSecret = AppBody.Expects,
        Permission = AppPermission,
        References =
        [
            new("allowed_idps[]", "IdentityProvider"),
            new("custom_pages[]", "CustomPage"),
            new("destinations[].mcp_server_id", "McpServer"),
            new("destinations[].vnet_id", "VirtualNetwork"),
            new("destinations[].worker_id", "Worker"),
            new("policies[]", "Policy"),
            new("policies[].id", "Policy"),
            new("saas_app.custom_attributes[].source.name_by_idp[].idp_id", "IdentityProvider"),
            new("saas_app.custom_claims[].source.name_by_idp{}", "IdentityProvider"),
            new("scim_config.idp_uid", "IdentityProvider"),
            new("scim_config.authentication.client_id", "ServiceToken") { By = "client_id", When = AppBody.IsServiceToken },
            new("tags[]", "Tag"),
            new("target_criteria[].target_attributes.hostname[]", "Target") { By = "hostname" },
            new("target_criteria[].include.target_attributes.hostname[]", "Target") { By = "hostname" },
            new("target_criteria[].exclude.target_attributes.hostname[]", "Target") { By = "hostname" },
            new("target_criteria[].require.target_attributes.hostname[]", "Target") { By = "hostname" },
        ],
        Parts = [new("policies[]", "AppPolicy") { IsOwned = AppBody.OwnsPolicy }],
    };

    public static readonly Resource<AccessAppSetting> AppSettings = new("AppSetting", "access/apps/{}/settings")
    {
        Title = "settings",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        Can = Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        Permission = AppPermission,
    };

    public static readonly Resource<AccessAppUserCheck> AppUserChecks = new("AppUserCheck", "access/apps/{}/user_policy_checks")
    {
        Title = "policy check",
        Kind = ResourceKind.Record,
        Scopes = Both,
        Can = Verbs.Get,
        IsSingleton = true,
        HasUuid = false,
        Permission = AppPermission,
        References =
        [
            new("app_state.app_uid", "App"),
            new("app_state.aud", "App") { By = "aud" },
            new("user_identity.user_uuid", "User"),
        ],
    };

    public static readonly Resource<AccessAppCertificateAuthority> AppCertificateAuthorities = new("AppCertificateAuthority", "access/apps/{}/ca")
    {
        Title = "certificate authority",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        Can = Verbs.Get | Verbs.Create | Verbs.Delete,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["id", "aud", "public_key"],
        Permission = AppPermission,
        References = [new("aud", "App") { By = "aud" }],
    };

    /// <summary>The same, of all apps.</summary>
    public static readonly Resource<AccessAppCertificateAuthority> AllAppCertificateAuthorities = new("AllAppCertificateAuthority", "access/apps/ca")
    {
        Noun = "AppCertificateAuthority",
        Title = "certificate authority",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        Can = Verbs.List,
        PageSize = 100,
        HasUuid = false,
        Permission = AppPermission,
        References = [new("aud", "App") { By = "aud" }],
    };

    public static readonly Resource<AccessTag> Tags = new("Tag", "access/tags")
    {
        Title = "tag",
        Kind = ResourceKind.Configuration,
        PageSize = 50,
        HasUuid = false,
        ReadOnly = ["id", "app_count", "created_at", "updated_at"],
        Permission = AppPermission,
    };

    public static readonly Resource<AccessCustomPage> CustomPages = new("CustomPage", "access/custom_pages")
    {
        Title = "custom page",
        Kind = ResourceKind.Configuration,
        PageSize = 50,
        ReadOnly = ["id", "uid", "app_count", "warnings", "created_at", "updated_at"],
        NeverEmpty = ["name", "type", "custom_html"],
        Permission = "Access: Custom Pages",
    };

    public static readonly Resource<AccessCustomPageCheck> CustomPageChecks = new("CustomPageCheck", "access/custom_pages/validate")
    {
        Noun = "CustomPage",
        Title = "check of a custom page",
        Kind = ResourceKind.Action,
        Can = Verbs.None,
        IsSingleton = true,
        HasUuid = false,
        Permission = "Access: Custom Pages",
    };
}
