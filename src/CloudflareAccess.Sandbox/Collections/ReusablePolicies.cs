using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Policies that apps link to. They are the account's alone.</summary>
internal sealed class ReusablePolicies() : Collection("policies", 100)
{
    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "uid", "created_at", "updated_at", "reusable", "app_count", "precedence"];

    /// <summary>How an answer shows one: with the number of its apps, and without flags that are off.</summary>
    public static JsonObject Shown(JsonObject policy, Call call)
    {
        var shown = Policies.Shown(policy);
        shown["reusable"] = true;
        shown["app_count"] = Links(policy["id"].Text()!, call);
        return shown;
    }

    protected override JsonObject Show(JsonObject item, Call call) => Shown(item, call);

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Policies.Check(body, call);
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        if (Links(item["id"].Text()!, call) > 0)
        {
            // Unknown: the code of this refusal; that it is refused is documented.
            throw Refusal.Conflict("policy is in use by applications");
        }
    }

    private static int Links(string id, Call call) => call.Store.InEveryScope("apps")
        .Count(app => app["policies"].Objects().Any(link => link["id"].Text() == id));
}
