using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Policies that apps link to. Only the account has them.</summary>
internal sealed class ReusablePolicies() : Collection("policies", 100)
{
    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } =
        ["id", "uid", "created_at", "updated_at", "reusable", "app_count", "precedence"];

    /// <summary>Converts a stored policy into the one that responses show: with the number of its apps.</summary>
    public static JsonObject Shown(JsonObject policy, Call call)
    {
        var shown = PolicyBody.Shown(policy);
        shown["reusable"] = true;
        shown["app_count"] = CountApps(policy["id"].Text()!, call);
        return shown;
    }

    protected override JsonObject Show(JsonObject item, Call call) => Shown(item, call);

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        PolicyBody.Validate(body, call);
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        if (CountApps(item["id"].Text()!, call) > 0)
        {
            // Unknown: the code of this error. That it is refused is documented.
            throw ApiError.Conflict("policy is in use by applications");
        }
    }

    private static int CountApps(string id, Call call) => call.Store.InEveryScope("apps")
        .Count(app => app["policies"].Objects().Any(link => link["id"].Text() == id));
}
