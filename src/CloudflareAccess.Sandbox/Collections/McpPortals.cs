using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>MCP portals. Responses show them with complete servers, and bodies contain links to servers.</summary>
internal sealed class McpPortals() : Collection(StoreName, 20)
{
    /// <summary>Their collection, and the end of their path.</summary>
    public const string StoreName = "ai-controls/mcp/portals";

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["created_at", "created_by", "modified_at", "modified_by"];

    public override IEnumerable<Route> Routes() => base.Routes().Append(
        new Route("GET", $"access/{StoreName}/{{}}/servers/{{}}/effective-redirect-uri", false, RedirectUri));

    /// <summary>Validates the id of a new portal or server: it must be short and free.</summary>
    public static void CheckId(JsonObject body, List<JsonObject> items)
    {
        if (body["id"].Text() is not { Length: <= 32 } id)
        {
            throw ApiError.InvalidRequest("id must be a maximum of 32 characters in length", "id");
        }

        if (items.Any(item => item["id"].Text() == id))
        {
            // Unknown: the error for an id that is taken.
            throw ApiError.Conflict("id already exists");
        }
    }

    protected override bool Matches(JsonObject item, Call call) => Filters.MatchesSearch(item, call, "id", "name", "hostname");

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown.Remove("updated_at");
        shown["modified_at"] = item["updated_at"]?.DeepClone();
        shown["servers"] = JsonNodes.Array(item["servers"].Objects().Select(link => LinkedServer(link, call)));
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        var made = body;
        if (current is null)
        {
            Require(body, "id", "name", "hostname");
            CheckId(body, call.Here(Name));
        }
        else
        {
            made = current.Copy();
            foreach (var field in body.Where(static field => field.Key != "id").ToList())
            {
                made[field.Key] = field.Value?.DeepClone();
            }
        }

        SetCodeMode(made, body, current);
        var hostname = made["hostname"].Text()!;
        if (!hostname.EndsWith("." + call.Options.ZoneName, StringComparison.OrdinalIgnoreCase))
        {
            throw ApiError.InvalidRequest("hostname does not belong to zone", "hostname");
        }

        if (call.Here(Name).Any(portal => portal != current && portal["hostname"].Text() == hostname))
        {
            throw ApiError.InvalidRequest("hostname already in use in a different MCP Portal", "hostname");
        }

        var servers = call.Here(McpServers.StoreName);
        if (made["servers"].Objects().Any(link => servers.TrueForAll(server => server["id"].Text() != link["server_id"].Text())))
        {
            throw ApiError.NotFound();
        }

        made["servers"] ??= new JsonArray();
        foreach (var link in made["servers"].Objects())
        {
            link["default_disabled"] ??= false;
            link["on_behalf"] ??= true;
        }

        made["secure_web_gateway"] ??= false;
        return made;
    }

    // The older field is a boolean, and the newer one has four values. Each follows the other.
    private static void SetCodeMode(JsonObject made, JsonObject body, JsonObject? current)
    {
        var allowed = body["allow_code_mode"]?.IsTrue();
        var mode = body["code_mode"].Text();
        if (mode is not null && allowed is not null && (mode != "off") != allowed)
        {
            // Unknown: the text of this error. Its status is described.
            throw ApiError.InvalidRequest("code_mode and allow_code_mode must be consistent", "code_mode");
        }

        mode ??= allowed == false ? "off" : current?["code_mode"].Text();
        made["code_mode"] = mode is null || (mode == "off" && allowed == true) ? "opt_in" : mode;
        made["allow_code_mode"] = made["code_mode"].Text() != "off";
    }

    protected override Response Deleted(JsonObject item, Call call)
    {
        var shown = Show(item, call);
        shown.Remove("servers");
        return new Response(200, shown);
    }

    private Response RedirectUri(Call call)
    {
        var portal = Find(call, call.Parameters[0]);
        var server = call.Here(McpServers.StoreName).Find(server => server["id"].Text() == call.Parameters[1]) ?? throw ApiError.NotFound();
        var isShared = server["is_shared_oauth_callback_enabled"].IsTrue();
        var host = isShared ? "acme.cloudflareaccess.com" : portal["hostname"].Text();
        return new Response(200, new JsonObject
        {
            ["redirect_uri"] = $"https://{host}/cdn-cgi/access/mcp/callback",
            ["source"] = isShared ? "shared_mcp22" : "per_portal",
        });
    }

    private static JsonObject LinkedServer(JsonObject link, Call call)
    {
        var server = McpServers.Shown(call.Here(McpServers.StoreName).Find(server => server["id"].Text() == link["server_id"].Text())!);
        foreach (var field in link.ToList())
        {
            server[field.Key] = field.Value is JsonArray overrides
                ? JsonNodes.Array(overrides.Objects().Select(ShownOverride))
                : field.Value?.DeepClone();
        }

        return server;
    }

    // The names that a portal gives to tools have other field names in responses than in bodies.
    private static JsonObject ShownOverride(JsonObject written)
    {
        var read = written.Copy();
        foreach (var field in new[] { "alias", "description" })
        {
            if (read[field] is { } value)
            {
                read.Remove(field);
                read["portal_" + field] = value;
            }
        }

        return read;
    }
}
