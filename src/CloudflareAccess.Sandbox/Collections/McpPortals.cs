using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>MCP portals. They are shown with whole servers, and written with links to them.</summary>
internal sealed class McpPortals() : Collection(Collection, 20)
{
    /// <summary>Where they are kept, and the end of their path.</summary>
    public const string Collection = "ai-controls/mcp/portals";

    private static readonly string[] Searched = ["id", "name", "hostname"];

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["created_at", "created_by", "modified_at", "modified_by"];

    public override IEnumerable<Route> Routes() => base.Routes().Append(
        new Route("GET", $"access/{Collection}/{{}}/servers/{{}}/effective-redirect-uri", false, call =>
        {
            var portal = Find(call, call.Parameters[0]);
            var server = call.Here(McpServers.Collection).Find(server => server["id"].Text() == call.Parameters[1]) ?? throw Refusal.NotFound();
            var isShared = server["is_shared_oauth_callback_enabled"].IsTrue();
            return new Reply(200, new JsonObject
            {
                ["redirect_uri"] = isShared ? "https://acme.cloudflareaccess.com/cdn-cgi/access/mcp/callback" : $"https://{portal["hostname"].Text()}/cdn-cgi/access/mcp/callback",
                ["source"] = isShared ? "shared_mcp22" : "per_portal",
            });
        }));

    /// <summary>Refuses an id that is taken or too long.</summary>
    public static void CheckId(JsonObject body, List<JsonObject> items)
    {
        if (body["id"].Text() is not { Length: <= 32 } id)
        {
            throw Refusal.InvalidRequest("id must be a maximum of 32 characters in length", "id");
        }

        if (items.Any(item => item["id"].Text() == id))
        {
            // Unknown: how the API refuses an id that is taken.
            throw Refusal.Conflict("id already exists");
        }
    }

    /// <summary>Whether the search of a list finds an object.</summary>
    public static bool Fits(JsonObject item, Call call) => call.Filter("search") is not { } search
        || Searched.Any(field => item[field].Text()?.IndexOf(search, StringComparison.OrdinalIgnoreCase) >= 0);

    protected override bool IsWanted(JsonObject item, Call call) => Fits(item, call);

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown.Remove("updated_at");
        shown["modified_at"] = item["updated_at"]?.DeepClone();
        shown["servers"] = JsonNodes.Array(item["servers"].Objects().Select(link =>
        {
            var server = McpServers.Shown(call.Here(McpServers.Collection).Find(server => server["id"].Text() == link["server_id"].Text())!);
            foreach (var field in link.ToList())
            {
                server[field.Key] = field.Value is JsonArray overrides ? JsonNodes.Array(overrides.Objects().Select(Read)) : field.Value?.DeepClone();
            }

            return server;
        }));
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
            throw Refusal.InvalidRequest("hostname does not belong to zone", "hostname");
        }

        if (call.Here(Name).Any(portal => portal != current && portal["hostname"].Text() == hostname))
        {
            throw Refusal.InvalidRequest("hostname already in use in a different MCP Portal", "hostname");
        }

        if (made["servers"].Objects().Any(link => call.Here(McpServers.Collection).All(server => server["id"].Text() != link["server_id"].Text())))
        {
            throw Refusal.NotFound();
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

    // The older field says yes or no to what the newer one has four words for. One follows the other.
    private static void SetCodeMode(JsonObject made, JsonObject body, JsonObject? current)
    {
        var allowed = body["allow_code_mode"]?.IsTrue();
        var mode = body["code_mode"].Text();
        if (mode is not null && allowed is not null && (mode != "off") != allowed)
        {
            // Unknown: the text of this refusal; that it is 400 is described.
            throw Refusal.InvalidRequest("code_mode and allow_code_mode must be consistent", "code_mode");
        }

        mode ??= allowed == false ? "off" : current?["code_mode"].Text();
        made["code_mode"] = mode is null || (mode == "off" && allowed == true) ? "opt_in" : mode;
        made["allow_code_mode"] = made["code_mode"].Text() != "off";
    }

    protected override Reply Deleted(JsonObject item, Call call)
    {
        var shown = Show(item, call);
        shown.Remove("servers");
        return new Reply(200, shown);
    }

    // What the portal calls a tool is read under other names than it is written.
    private static JsonObject Read(JsonObject written)
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
