using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Groups of rules.</summary>
internal sealed class Groups() : Collection("groups", 1000)
{
    protected override Refusal Missing(string key) => Refusal.NotFound("group_not_found", 12152);

    protected override bool IsWanted(JsonObject item, Call call) => NameFilter.IsMatch(item, call);

    protected override JsonObject Show(JsonObject item, Call call)
    {
        // Live reads leave it out, and the published description types it as rules.
        var shown = item.Copy();
        shown.Remove("is_default");
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "name");
        Rules.Check(body, call);
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var id = item["id"].Text()!;
        if (call.Options.UnknownRefuseDeletingGroupInUse && Rules.Holders(call).Any(holder => Rules.Mention(holder, "group", "id", id)))
        {
            // Unknown: neither the refusal nor its code has been seen.
            throw Refusal.Conflict("group is in use");
        }
    }
}
