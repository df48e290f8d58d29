using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Client;

/// <summary>Finds what still uses an object: the API refuses to delete it and does not say because of what.</summary>
internal static class Usage
{
    private static readonly string[] Signs = ["in use", "in_use", "used by"];

    /// <summary>Whether a refusal means that the object is still in use.</summary>
    public static bool IsReason(AccessApiException refusal) =>
        refusal.Kind == AccessErrorKind.Conflict && IsSaid(refusal.ApiMessage);

    /// <summary>Whether a text of the API says that something is in use.</summary>
    public static bool IsSaid(string? text) => text is not null && Signs.Any(sign => text.IndexOf(sign, System.StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>What mentions the object, as a person would say it.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(AccessClient client, AccessScope scope, Resource resource, string key, ApiCall call)
    {
        var at = new ResourceLocation(scope);
        var users = new List<string>();
        foreach (var app in await AccessApi.Apps.AllAsync(client, at, [], call).ConfigureAwait(false))
        {
            var policies = (app.Document["policies"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
            if (app.Document.Any(field => field.Key != "policies" && Mentions(field.Value, key)) || policies.Any(policy => AccessDocument.TextOf(policy["id"]) == key))
            {
                users.Add($"app '{app}'");
            }

            users.AddRange(policies.Where(policy => policy["reusable"]?.GetValueKind() != System.Text.Json.JsonValueKind.True && Mentions(policy, key))
                .Select(policy => $"policy '{AccessDocument.TextOf(policy["name"])}' of app '{app}'"));
        }

        var others = new Resource[] { AccessApi.Policies, AccessApi.Groups, AccessApi.McpPortals }
            .Where(other => other.Scopes.HasFlag(scope.IsZone ? Scopes.Zone : Scopes.Account) && (other != AccessApi.McpPortals || resource == AccessApi.McpServers));
        foreach (var other in others)
        {
            users.AddRange((await other.AllAsync(client, at, [], call).ConfigureAwait(false))
                .Where(item => item.Key != key && Mentions(item.Document, key))
                .Select(item => $"{other.Title} '{item}'"));
        }

        return users;
    }

    private static bool Mentions(JsonNode? node, string key) => node switch
    {
        JsonObject item => item.Any(field => Mentions(field.Value, key)),
        JsonArray list => list.Any(item => Mentions(item, key)),
        JsonValue value => value.TryGetValue<string>(out var text) && text == key,
        _ => false,
    };
}
