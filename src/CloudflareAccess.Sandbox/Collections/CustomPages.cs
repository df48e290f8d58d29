using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Pages that Access shows instead of its own. Only a read by id returns the HTML.</summary>
internal sealed class CustomPages() : Collection("custom_pages", 50)
{
    private static readonly string[] Types = ["identity_denied", "forbidden", "login", "interstitial"];

    protected override bool InZones => false;

    protected override string KeyField => "uid";

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "uid", "app_count", "created_at", "updated_at"];

    public override IEnumerable<Route> Routes() =>
        base.Routes().Append(new Route("POST", "access/custom_pages/validate", false, Validate));

    protected override Response Get(Call call) => new(200, Counted(Find(call, call.Parameters[0]), call));

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = Counted(item, call);
        shown.Remove("custom_html");
        return shown;
    }

    protected override JsonObject Created(JsonObject item, Call call)
    {
        var shown = Show(item, call);
        shown["warnings"] = Warnings(item["custom_html"].Text()!);
        return shown;
    }

    protected override JsonObject Replaced(JsonObject item, JsonObject before, Call call) => Created(item, call);

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "name", "custom_html", "type");
        CheckType(body);
        if (current is not null && current["type"].Text() != body["type"].Text())
        {
            // Unknown: the text of this error.
            throw ApiError.InvalidRequest("type cannot be changed");
        }

        body["uid"] = current?["uid"]?.DeepClone() ?? Identifiers.NewUuid();
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        if (call.Options.UnknownRefuseDeletingCustomPageInUse && Count(item, call) > 0)
        {
            throw ApiError.Conflict("custom page is in use by applications");
        }
    }

    protected override Response Deleted(JsonObject item, Call call) => new(202, new JsonObject { ["id"] = item["uid"]!.DeepClone() });

    private static Response Validate(Call call)
    {
        var body = call.Body();
        Require(body, "template", "type");
        CheckType(body);
        var template = body["template"].Text()!;
        return new Response(200, new JsonObject
        {
            ["page_type"] = body["type"]!.DeepClone(),
            ["version"] = body["version"].Integer() ?? 1,
            ["errors"] = Errors(template),
            ["warnings"] = Warnings(template),
        });
    }

    private static JsonObject Counted(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown["app_count"] = Count(item, call);
        return shown;
    }

    private static int Count(JsonObject item, Call call) =>
        call.Store.InEveryScope("apps").Count(app => app["custom_pages"].Texts().Contains(item["uid"].Text()));

    private static void CheckType(JsonObject body)
    {
        if (!Types.Contains(body["type"].Text()))
        {
            throw ApiError.InvalidRequest("unknown custom page type");
        }
    }

    // Unknown: which pages the API refuses. Here: a page without a single tag.
    private static JsonArray Errors(string html) => html.IndexOf('<') >= 0
        ? []
        : new JsonArray(new JsonObject { ["message"] = "the page has no HTML in it", ["tier"] = "html" });

    // Unknown: which pages the API warns about. Here: a page with a script.
    private static JsonArray Warnings(string html) => html.IndexOf("<script", StringComparison.OrdinalIgnoreCase) < 0
        ? []
        : new JsonArray(new JsonObject { ["message"] = "the page contains a script", ["ref"] = "script", ["tier"] = "html" });
}
