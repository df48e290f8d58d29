using CloudflareAccess.Client.Models.Infrastructure;

namespace CloudflareAccess.Client.Resources;

/// <content>The resources of infrastructure.</content>
internal static partial class AccessApi
{
    public static readonly Resource<AccessTarget> Targets = new("Target", "infrastructure/targets")
    {
        Title = "target",
        Kind = ResourceKind.Configuration,
        PageSize = 1000,
        NameField = "hostname",
        ReadOnly = ["id", "created_at", "modified_at"],
        NeverEmpty = ["hostname", "ip"],
        Merged = ["ip"],
        Permission = AppPermission,
        References = [new("ip.ipv4.virtual_network_id", "VirtualNetwork"), new("ip.ipv6.virtual_network_id", "VirtualNetwork")],
        Reconcile = TargetBody.Reconcile,
    };
}
