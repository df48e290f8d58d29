using CloudflareAccess.Client.Models.Organization;

namespace CloudflareAccess.Client.Resources;

/// <content>The resources of the organization.</content>
internal static partial class AccessApi
{
    public static readonly Resource<AccessOrganization> Organizations = new("Organization", "access/organizations")
    {
        Title = "organization",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        Can = Verbs.Get | Verbs.Create | Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["created_at", "updated_at"],
        NeverEmpty = ["name", "auth_domain", "session_duration", "warp_auth_session_duration", "user_seat_expiration_inactive_time"],
        KeepsAbsent = true,
        Merged = ["login_design", "custom_pages", "mfa_config", "mfa_piv_key_requirements"],
        Permission = OrganizationPermission,
        References = [new("custom_pages.*", "CustomPage"), new("mfa_config.required_aaguids", "GatewayList")],
    };

    public static readonly Resource<AccessOrganizationDoh> OrganizationDohs = new("OrganizationDoh", "access/organizations/doh")
    {
        Title = "DNS over HTTPS setting",
        Kind = ResourceKind.Configuration,
        Can = Verbs.Get | Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["id", "name", "client_id", "duration", "enabled", "expires_at", "last_seen_at", "client_secret_version", "previous_client_secret_expires_at", "created_at", "updated_at"],
        Permission = OrganizationPermission,
        // It is read under id, with the fields of the token itself.
        References = [new("service_token_id", "ServiceToken"), new("id", "ServiceToken")],
        Reconcile = DohBody.Reconcile,
    };

    public static readonly Resource<AccessSigningKey> SigningKeys = new("SigningKey", "access/keys")
    {
        Title = "signing key",
        Kind = ResourceKind.Configuration,
        Can = Verbs.Get | Verbs.Replace,
        IsSingleton = true,
        HasUuid = false,
        ReadOnly = ["days_until_next_rotation", "last_key_rotation_at"],
        Permission = OrganizationPermission,
    };

    public static readonly Resource<AccessGatewayCa> GatewayCas = new("GatewayCa", "access/gateway_ca")
    {
        Title = "gateway CA",
        Kind = ResourceKind.Configuration,
        Can = Verbs.List | Verbs.Create | Verbs.Delete,
        ReadOnly = ["id", "public_key"],
        Permission = "Access: SSH Auditing",
    };
}
