using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The policies of an app: those that it owns, and in the list those that it links to as well.</summary>
internal sealed class AppPolicies() : Collection("policies", 200)
{
    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "uid", "created_at", "updated_at", "reusable", "app_count"];

    /// <summary>Where the policies are kept that an app owns.</summary>
    public static string CollectionOf(string appId) => $"apps/{appId}/policies";

    public override IEnumerable<Route> Routes()
    {
        const string List = "access/apps/{}/policies";
        const string Item = "access/apps/{}/policies/{}";
        yield return new Route("GET", List, true, call => Page(Expanded(App(call), call), call, 200));
        yield return new Route("POST", List, true, Create);
        yield return new Route("GET", Item, true, call => new Reply(200, Expanded(App(call), call).FirstOrDefault(policy => policy["id"].Text() == call.Parameters[1]) ?? throw Missing(call.Parameters[1])));
        yield return new Route("PUT", Item, true, Replace);
        yield return new Route("DELETE", Item, true, call =>
        {
            var policy = Find(call, call.Parameters[1]);
            Items(call).Remove(policy);
            var links = (JsonArray)App(call)["policies"]!;
            links.Remove(links.First(link => link!["id"].Text() == call.Parameters[1]));
            return Deleted(policy, call);
        });
        yield return new Route("PUT", Item + "/make_reusable", false, MakeReusable);
    }

    /// <summary>The policies of an app as answers show them: whole, in order, each with its place.</summary>
    public static List<JsonObject> Expanded(JsonObject app, Call call) => app["policies"].Objects().OrderBy(static link => link["precedence"].Whole()).Select(link =>
    {
        var id = link["id"].Text();
        var owned = call.Here(CollectionOf(app["id"].Text()!)).Find(policy => policy["id"].Text() == id);
        var shown = owned is not null ? Policies.Shown(owned) : ReusablePolicies.Shown(call.InAccount("policies").Find(policy => policy["id"].Text() == id)!, call);
        shown["precedence"] = link["precedence"]?.DeepClone();
        if (owned is not null)
        {
            shown["reusable"] = false;
        }

        return shown;
    }).ToList();

    protected override List<JsonObject> Items(Call call) => call.Here(CollectionOf(App(call)["id"].Text()!));

    protected override JsonObject Show(JsonObject item, Call call) => Expanded(App(call), call).First(policy => policy["id"].Text() == item["id"].Text());

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Policies.Check(body, call);
        var app = App(call);
        var links = (JsonArray)app["policies"]!;
        var mine = links.OfType<JsonObject>().FirstOrDefault(link => current is not null && link["id"].Text() == current["id"].Text());
        var others = links.OfType<JsonObject>().Where(link => link != mine).ToList();
        var precedence = body["precedence"].Whole() ?? mine?["precedence"].Whole() ?? others.Select(static link => link["precedence"].Whole() ?? 0).DefaultIfEmpty(0).Max() + 1;
        if (precedence < 1)
        {
            throw Refusal.InvalidRequest("policy precedence must be at least 1");
        }

        if (others.Any(link => link["precedence"].Whole() == precedence))
        {
            throw Refusal.InvalidRequest("policy precedences must be unique");
        }

        if (mine is not null)
        {
            mine["precedence"] = precedence;
        }

        body["precedence"] = precedence;
        return body;
    }

    protected override JsonObject Created(JsonObject item, Call call)
    {
        ((JsonArray)App(call)["policies"]!).Add(new JsonObject { ["id"] = item["id"]!.DeepClone(), ["precedence"] = item["precedence"]!.DeepClone() });
        return Show(item, call);
    }

    private static JsonObject App(Call call) => Apps.App(call, call.Parameters[0]);

    // It leaves the app's own endpoint and stays linked under its place.
    private Reply MakeReusable(Call call)
    {
        var policy = Find(call, call.Parameters[1]);
        Items(call).Remove(policy);
        policy.Remove("precedence");
        policy["updated_at"] = call.Now;
        call.InAccount("policies").Add(policy);

        // A list of one, as it is described.
        return new Reply(200, new JsonArray(ReusablePolicies.Shown(policy, call)));
    }
}
