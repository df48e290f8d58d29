using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Models.Mcp;

/// <summary>What a portal needs before it can be written back as it was read.</summary>
internal static class McpPortalBody
{
    private static readonly string[] CodeModes = ["code_mode", "allow_code_mode"];
    private static readonly string[] Kept = ["server_id", "default_disabled", "on_behalf"];

    /// <summary>
    /// Servers become links: the API answers with whole servers, and takes of each only what the portal keeps of it. A name
    /// or description that the portal gives a tool is read under one name and written under another.
    /// </summary>
    public static JsonObject Prepare(JsonObject body)
    {
        if (body["servers"] is JsonArray servers)
        {
            body["servers"] = Links(servers);
        }

        return body;
    }

    /// <summary>Brings the fields of a portal that belong together in step.</summary>
    public static void Reconcile(JsonObject portal, JsonObject? before)
    {
        ReconcileCodeMode(portal, before);
        ReconcileServers(portal, before);
    }

    /// <summary>Leaves of the servers what is written, where that is changed: whoever is shown the change is not shown what nobody changes.</summary>
    private static void ReconcileServers(JsonObject portal, JsonObject? before)
    {
        if (portal["servers"] is not JsonArray servers || before?["servers"] is not JsonArray present)
        {
            return;
        }

        var (links, old) = (Links(servers), Links(present));
        var isSame = JsonNode.DeepEquals(links, old);
        portal["servers"] = isSame ? present.DeepClone() : links;
        before["servers"] = isSame ? present.DeepClone() : old;
    }

    /// <summary>
    /// The mode of code is told in two fields, and the API refuses them when they contradict each other: it is told in the one
    /// that was changed, and the other follows on the server.
    /// </summary>
    private static void ReconcileCodeMode(JsonObject portal, JsonObject? before)
    {
        var changed = CodeModes.Where(field => portal[field] is not null && !JsonNode.DeepEquals(portal[field], before?[field])).ToList();
        if (changed.Count == 1)
        {
            var other = CodeModes.Single(field => field != changed[0]);
            portal.Remove(other);
            before?.Remove(other);
        }
    }

    private static JsonArray Links(JsonArray servers) => new(servers.OfType<JsonObject>().Select(static server => (JsonNode?)Link(server)).ToArray());

    private static JsonObject Link(JsonObject server)
    {
        var link = new JsonObject();
        foreach (var field in Kept.Where(server.ContainsKey))
        {
            link[field] = server[field]?.DeepClone();
        }

        foreach (var list in new[] { "updated_tools", "updated_prompts" })
        {
            if (server[list] is JsonArray overrides)
            {
                link[list] = new JsonArray(overrides.OfType<JsonObject>().Select(static one => (JsonNode?)Override(one)).ToArray());
            }
        }

        return link;
    }

    private static JsonObject Override(JsonObject read)
    {
        var written = new JsonObject { ["name"] = read["name"]?.DeepClone() };
        foreach (var (field, source) in new[] { ("enabled", "enabled"), ("alias", "portal_alias"), ("description", "portal_description"), ("alias", "alias"), ("description", "description") })
        {
            if (read[source] is { } value)
            {
                written[field] = value.DeepClone();
            }
        }

        return written;
    }
}
