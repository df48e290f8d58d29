namespace CloudflareAccess.Client.Resources;

/// <content>The resources of logs.</content>
internal static partial class AccessApi
{
    public static readonly Resource<AccessRequestLog> RequestLogs = new("RequestLog", "access/logs/access_requests")
    {
        Title = "log row",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        PageSize = 1000,
        HasUuid = false,
        Permission = AuditPermission,
        References = [new("app_uid", "App"), new("user_email", "User") { By = "email" }],
    };

    public static readonly Resource<AccessScimLog> ScimLogs = new("ScimLog", "access/logs/scim/updates")
    {
        Title = "log row",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        PageSize = 1000,
        HasUuid = false,
        Permission = "Access: SCIM Logs",
        References = [new("idp_id", "IdentityProvider")],
    };

    public static readonly Resource<AccessJitRequestLog> JitRequestLogs = new("JitRequestLog", "access/logs/jit_requests")
    {
        Title = "request for access",
        Kind = ResourceKind.Record,
        Can = Verbs.List | Verbs.Get,
        PageSize = 1000,
        HasUuid = false,
        Permission = AuditPermission,
        References = [new("app_aud", "App") { By = "aud" }, new("events[].actor_uuid", "User")],
    };
}
