using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Models.Infrastructure;

/// <summary>The addresses of a target.</summary>
internal static class TargetBody
{
    private static readonly string[] Kinds = ["ipv4", "ipv6"];

    /// <summary>Leaves an address in the virtual network that it is in, unless another one was given.</summary>
    public static void Reconcile(JsonObject document, JsonObject? before)
    {
        foreach (var kind in Kinds)
        {
            if (document["ip"]?[kind] is JsonObject address
                && !address.ContainsKey("virtual_network_id")
                && before?["ip"]?[kind]?["virtual_network_id"] is { } network)
            {
                address["virtual_network_id"] = network.DeepClone();
            }
        }
    }
}
