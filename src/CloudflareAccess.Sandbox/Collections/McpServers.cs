using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>
/// MCP servers. The client chooses the id, a PUT changes only the fields that it contains, and responses never show the
/// credentials.
/// </summary>
internal sealed class McpServers() : Collection(StoreName, 20)
{
    /// <summary>Their collection, and the end of their path.</summary>
    public const string StoreName = "ai-controls/mcp/servers";

    private static readonly string[] WriteOnly = ["auth_credentials", "client_secret"];
    private static readonly string[] Fixed = ["id", "hostname", "auth_type"];

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } =
    [
        "created_at", "created_by", "modified_at", "modified_by", "status", "error", "error_details", "tools", "prompts", "last_synced",
        "last_successful_sync",
    ];

    public override IEnumerable<Route> Routes() =>
        base.Routes().Append(new Route("POST", $"access/{StoreName}/{{}}/sync", false, Sync));

    /// <summary>Converts a stored server into the one that responses show: with its tools, without its credentials.</summary>
    public static JsonObject Shown(JsonObject item)
    {
        var shown = item.Copy();
        foreach (var field in WriteOnly)
        {
            shown.Remove(field);
        }

        shown.Remove("updated_at");
        shown["modified_at"] = item["updated_at"]?.DeepClone();
        shown["status"] ??= "waiting";
        var isReady = shown["status"].Text() == "ready";
        shown["tools"] = isReady
            ? new JsonArray(new JsonObject { ["name"] = "search", ["description"] = "Finds things" })
            : new JsonArray();
        shown["prompts"] = new JsonArray();
        shown["authentication_status"] =
            shown["auth_type"].Text() == "unauthenticated" ? "not_required" : isReady ? "connected" : "required";
        return shown;
    }

    protected override bool Matches(JsonObject item, Call call) => Filters.MatchesSearch(item, call, "id", "name", "hostname");

    protected override JsonObject Show(JsonObject item, Call call) => Shown(item);

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        if (current is null)
        {
            Require(body, "id", "name", "hostname", "auth_type");
            McpPortals.CheckId(body, call.Here(Name));
            body["secure_web_gateway"] ??= false;
            body["is_shared_oauth_callback_enabled"] ??= false;
            return body;
        }

        var made = current.Copy();
        foreach (var field in body.Where(static field => !Fixed.Contains(field.Key)).ToList())
        {
            made[field.Key] = field.Value?.DeepClone();
        }

        return made;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var links = call.Here(McpPortals.StoreName).SelectMany(static portal => portal["servers"].Objects());
        if (links.Any(link => link["server_id"].Text() == item["id"].Text()))
        {
            // Unknown: whether the API refuses this, and the error.
            throw ApiError.Conflict("server is in use by a portal");
        }
    }

    protected override Response Deleted(JsonObject item, Call call) => new(200, Shown(item));

    // A failed synchronization is a response with the status 200, and its body contains the error.
    private Response Sync(Call call)
    {
        var server = Find(call, call.Parameters[0]);
        var isReady = server["auth_type"].Text() == "unauthenticated" || WriteOnly.Any(secret => server[secret] is not null);
        server["status"] = isReady ? "ready" : "error";
        server["last_synced"] = call.Now;
        if (isReady)
        {
            server["last_successful_sync"] = call.Now;
            server.Remove("error");
            return new Response(200, new JsonObject { ["status"] = "ready" });
        }

        server["error"] = "authentication required";
        return new Response(200, new JsonObject
        {
            ["status"] = "error",
            ["error"] = "authentication required",
            ["error_details"] = new JsonObject
            {
                ["cause"] = "the server answered 401",
                ["is_upstream"] = true,
                ["retryable"] = false,
                ["status_code"] = 401,
            },
        });
    }
}
