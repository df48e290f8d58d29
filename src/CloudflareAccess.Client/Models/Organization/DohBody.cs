using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Models.Organization;

/// <summary>The DNS over HTTPS setting: the service token is read as <c>id</c> and written as <c>service_token_id</c>.</summary>
internal static class DohBody
{
    /// <summary>Puts the service token where it is written, so that the two documents can be compared.</summary>
    public static void Reconcile(JsonObject document, JsonObject? before)
    {
        document["service_token_id"] ??= document["id"]?.DeepClone();
        if (before?["id"] is { } id)
        {
            before["service_token_id"] = id.DeepClone();
        }
    }
}
