using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Models.Apps;

/// <summary>An app's domain and its public destinations are one state, and the API refuses a body in which they disagree.</summary>
internal static class AppDestinations
{
    /// <summary>Makes the one that was not changed follow the one that was.</summary>
    public static void Reconcile(JsonObject document, JsonObject? before)
    {
        var domain = AccessDocument.TextOf(document["domain"]);
        if (AccessDocument.TextOf(document["type"]) != "bookmark")
        {
            HostName.Check(domain);
        }

        var oldDomain = AccessDocument.TextOf(before?["domain"]);
        var destinations = (document["destinations"] as JsonArray)?.OfType<JsonObject>().Where(static item => AccessDocument.TextOf(item["type"]) == "public").ToList() ?? [];
        if (destinations.Count == 0 || destinations.Any(item => AccessDocument.TextOf(item["uri"]) == domain))
        {
            return;
        }

        var moved = destinations.FirstOrDefault(item => oldDomain is not null && AccessDocument.TextOf(item["uri"]) == oldDomain);
        if (domain is not null && domain != oldDomain && moved is not null)
        {
            moved["uri"] = domain;
        }
        else if (domain is not null && domain != oldDomain)
        {
            throw new InvalidValueException($"The domain '{domain}' is not among the public destinations ({string.Join(", ", destinations.Select(static item => AccessDocument.TextOf(item["uri"])))}): the API refuses that.");
        }
        else
        {
            document["domain"] = AccessDocument.TextOf(destinations[0]["uri"]);
        }
    }
}
