using CloudflareAccess.Client.Models.Infrastructure;

namespace CloudflareAccess.Client.Resources;

/// <content>
/// Objects of other products that objects of Access name by id. The same token reads them, with other permissions.
/// </content>
internal static partial class AccessApi
{
    public static readonly Resource<OutsideObject> GatewayLists = new("GatewayList", "gateway/lists")
    {
        Title = "Gateway list",
        Kind = ResourceKind.Outside,
        Can = Verbs.List,
        Permission = "Zero Trust",
    };

    public static readonly Resource<OutsideObject> PostureChecks = new("PostureCheck", "devices/posture")
    {
        Title = "posture check",
        Kind = ResourceKind.Outside,
        Can = Verbs.List,
        Permission = "Zero Trust",
    };

    public static readonly Resource<OutsideObject> VirtualNetworks = new("VirtualNetwork", "teamnet/virtual_networks")
    {
        Title = "virtual network",
        Kind = ResourceKind.Outside,
        Can = Verbs.List,
        Permission = "Cloudflare Tunnel",
    };

    public static readonly Resource<OutsideObject> Workers = new("Worker", "workers/scripts")
    {
        Title = "Worker",
        Kind = ResourceKind.Outside,
        Can = Verbs.List,
        HasUuid = false,
        NameField = "id",
        Permission = "Workers Scripts",
    };

    public static readonly Resource<OutsideObject> Accounts = new("Account", "accounts")
    {
        Title = "account",
        Kind = ResourceKind.Outside,
        Scopes = Scopes.None,
        Can = Verbs.List,
        HasUuid = false,
        Permission = "Account Settings",
    };
}
