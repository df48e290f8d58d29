using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Groups, which combine rules under a name.</summary>
internal sealed class Groups() : Collection("groups", 1000)
{
    protected override ApiError NotFound(string key) => ApiError.NotFound("group_not_found", 12152);

    protected override bool Matches(JsonObject item, Call call) => Filters.MatchesName(item, call);

    protected override JsonObject Show(JsonObject item, Call call)
    {
        // Live responses omit the field, and the description gives it the type of a rule list.
        var shown = item.Copy();
        shown.Remove("is_default");
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "name");
        RuleLists.Validate(body, call);
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var id = item["id"].Text()!;
        var isUsed = RuleLists.Owners(call).Any(owner => RuleLists.ReferTo(owner, "group", "id", id));
        if (call.Options.UnknownRefuseDeletingGroupInUse && isUsed)
        {
            // Unknown: the error and its code.
            throw ApiError.Conflict("group is in use");
        }
    }
}
