using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Tags. Their name is their key. Only the account has them.</summary>
internal sealed class Tags() : Collection("tags", 50)
{
    protected override bool InZones => false;

    protected override string KeyField => "name";

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["app_count", "created_at", "updated_at"];

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown["app_count"] = TaggedApps(item, call).Count();
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "name");
        var name = body["name"].Text()!;
        if (name.Length > 35)
        {
            throw ApiError.InvalidRequest("name must be a maximum of 35 characters in length");
        }

        if (call.Here(Name).Any(other => other != current && other["name"].Text() == name))
        {
            // Unknown: the status and the code of this error.
            throw new ApiError(409, 12130, "access.api.error.resource_already_exists");
        }

        if (current is not null)
        {
            Rename(current, name, call);
        }

        return new JsonObject { ["name"] = name };
    }

    protected override void BeforeDelete(JsonObject item, Call call) => Rename(item, null, call);

    protected override Response Deleted(JsonObject item, Call call) => new(202, new JsonObject { ["name"] = item["name"]!.DeepClone() });

    private static IEnumerable<JsonObject> TaggedApps(JsonObject tag, Call call) => call.Store.InEveryScope("apps")
        .Where(app => app["tags"].Texts().Contains(tag["name"].Text()));

    private static void Rename(JsonObject tag, string? name, Call call)
    {
        foreach (var app in TaggedApps(tag, call).ToList())
        {
            app["tags"] = JsonNodes.TextArray(app["tags"].Texts()
                .Where(text => name is not null || text != tag["name"].Text())
                .Select(text => text == tag["name"].Text() ? name! : text)
                .OrderBy(static text => text, StringComparer.Ordinal));
        }
    }
}
