using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Pages that Access shows in place of its own. Only one that is read by its id is shown with its HTML.</summary>
internal sealed class CustomPages() : Collection("custom_pages", 50)
{
    private static readonly string[] Types = ["identity_denied", "forbidden", "login", "interstitial"];

    protected override bool InZones => false;

    protected override string KeyField => "uid";

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "uid", "app_count", "created_at", "updated_at"];

    public override IEnumerable<Route> Routes() => base.Routes()
        .Where(static route => !(route.Method == "GET" && route.Literals == 2 && route.Match(["access", "custom_pages", "x"]) is not null))
        .Append(new Route("GET", "access/custom_pages/{}", false, call => new Reply(200, Counted(Find(call, call.Parameters[0]), call))))
        .Append(new Route("POST", "access/custom_pages/validate", false, static call =>
        {
            var body = call.Body();
            Require(body, "template", "type");
            CheckType(body);
            return new Reply(200, new JsonObject { ["page_type"] = body["type"]!.DeepClone(), ["version"] = body["version"].Whole() ?? 1, ["errors"] = Errors(body["template"].Text()!), ["warnings"] = Warnings(body["template"].Text()!) });
        }));

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
            // Unknown: the text of this refusal.
            throw Refusal.InvalidRequest("type cannot be changed");
        }

        body["uid"] = current?["uid"]?.DeepClone() ?? Identifiers.NewUuid();
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        if (call.Options.UnknownRefuseDeletingCustomPageInUse && Count(item, call) > 0)
        {
            throw Refusal.Conflict("custom page is in use by applications");
        }
    }

    protected override Reply Deleted(JsonObject item, Call call) => new(202, new JsonObject { ["id"] = item["uid"]!.DeepClone() });

    private static JsonObject Counted(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown["app_count"] = Count(item, call);
        return shown;
    }

    private static int Count(JsonObject item, Call call) => call.Store.InEveryScope("apps").Count(app => app["custom_pages"].Texts().Contains(item["uid"].Text()));

    private static void CheckType(JsonObject body)
    {
        if (!Types.Contains(body["type"].Text()))
        {
            throw Refusal.InvalidRequest("unknown custom page type");
        }
    }

    // Unknown: what the API does not take; here a page without a single tag.
    private static JsonArray Errors(string html) => html.IndexOf('<') >= 0
        ? []
        : new JsonArray(new JsonObject { ["message"] = "the page has no HTML in it", ["tier"] = "html" });

    // Unknown: what the API finds doubtful; here a page that brings a script.
    private static JsonArray Warnings(string html) => html.IndexOf("<script", System.StringComparison.OrdinalIgnoreCase) < 0
        ? []
        : new JsonArray(new JsonObject { ["message"] = "the page contains a script", ["ref"] = "script", ["tier"] = "html" });
}
