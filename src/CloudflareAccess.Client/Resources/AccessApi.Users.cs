using System.Collections.Generic;

namespace CloudflareAccess.Client.Resources;

/// <content>The resources of users.</content>
internal static partial class AccessApi
{
    private static readonly Reference[] Identity =
    [
        new("user_uuid", "User"),
        new("idp.id", "IdentityProvider"),
        new("service_token_id", "ServiceToken"),
        new("devicePosture.*.id", "PostureCheck"),
    ];

    public static readonly Resource<AccessUser> Users = new("User", "access/users")
    {
        Title = "user",
        Kind = ResourceKind.Record,
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
        Kind = ResourceKind.Record,
        Can = Verbs.List | Verbs.Get,
        HasUuid = false,
        Permission = AuditPermission,
        References = [new("metadata.apps.*.uid", "App"), new("metadata.apps{}", "App") { By = "aud" }],
    };

    /// <summary>The identity of one session, by its nonce.</summary>
    public static readonly Resource<AccessUserIdentity> SessionIdentities = new("SessionIdentity", "access/users/{}/active_sessions")
    {
        Noun = "UserSession",
        Title = "session",
        Kind = ResourceKind.Record,
        Can = Verbs.Get,
        HasUuid = false,
        Permission = AuditPermission,
        References = Identity,
    };

    public static readonly Resource<AccessUserIdentity> UserIdentities = new("UserIdentity", "access/users/{}/last_seen_identity")
    {
        Title = "identity",
        Kind = ResourceKind.Record,
        Can = Verbs.Get,
        IsSingleton = true,
        HasUuid = false,
        Permission = AuditPermission,
        References = Identity,
    };

    public static readonly Resource<AccessUserFailedLogin> UserFailedLogins = new("UserFailedLogin", "access/users/{}/failed_logins")
    {
        Title = "failed login",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        HasUuid = false,
        Permission = AuditPermission,
        References = [new("metadata.aud", "App") { By = "aud" }, new("metadata.user_uuid", "User")],
    };

    /// <summary>There is no list of them: their ids come from the dashboard.</summary>
    public static readonly Resource<AccessUserIdentity> UserMfaAuthenticators = new("UserMfaAuthenticator", "access/users/{}/mfa_authenticators")
    {
        Title = "MFA authenticator",
        Kind = ResourceKind.Record,
        Can = Verbs.Delete,
        HasUuid = false,
        Permission = "Access: Users",
    };
}
