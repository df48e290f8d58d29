using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>The policies of an app: those that the app owns, and in the list also those that it links to.</summary>
internal sealed class AppPolicies() : Collection("policies", 200)
{
    protected override IReadOnlyCollection<string> ServerFields { get; } =
        ["id", "uid", "created_at", "updated_at", "reusable", "app_count"];

    public override IEnumerable<Route> Routes()
    {
        const string All = "access/apps/{}/policies";
        const string One = "access/apps/{}/policies/{}";
        yield return new Route("GET", All, true, call => Paging.PageOf(Expanded(App(call), call), call, 200));
        yield return new Route("POST", All, true, Create);
        yield return new Route("GET", One, true, Get);
        yield return new Route("PUT", One, true, Replace);
        yield return new Route("DELETE", One, true, DeleteWithLink);
        yield return new Route("PUT", One + "/make_reusable", false, MakeReusable);
    }

    /// <summary>The policies of an app as responses show them: complete, in order, each with its precedence.</summary>
    public static List<JsonObject> Expanded(JsonObject app, Call call) => app["policies"].Objects()
        .OrderBy(static link => link["precedence"].Integer())
        .Select(link => Expanded(link, app, call))
        .ToList();

    protected override List<JsonObject> Items(Call call) => call.Here(PolicyBody.StoreName(App(call)["id"].Text()!));

    protected override Response Get(Call call) =>
        new(200, Expanded(App(call), call).Find(policy => policy["id"].Text() == call.Parameters[1]) ?? throw NotFound(call.Parameters[1]));

    protected override JsonObject Show(JsonObject item, Call call) =>
        Expanded(App(call), call).First(policy => policy["id"].Text() == item["id"].Text());

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        PolicyBody.Validate(body, call);
        var links = ((JsonArray)App(call)["policies"]!).OfType<JsonObject>().ToList();
        var own = links.Find(link => current is not null && link["id"].Text() == current["id"].Text());
        var others = links.Where(link => link != own).Select(static link => link["precedence"].Integer()).ToList();
        var precedence = body["precedence"].Integer()
            ?? own?["precedence"].Integer()
            ?? others.Select(static other => other ?? 0).DefaultIfEmpty(0).Max() + 1;
        if (precedence < 1)
        {
            throw ApiError.InvalidRequest("policy precedence must be at least 1");
        }

        if (others.Contains(precedence))
        {
            throw ApiError.InvalidRequest("policy precedences must be unique");
        }

        if (own is not null)
        {
            own["precedence"] = precedence;
        }

        body["precedence"] = precedence;
        return body;
    }

    protected override JsonObject Created(JsonObject item, Call call)
    {
        var link = new JsonObject { ["id"] = item["id"]!.DeepClone(), ["precedence"] = item["precedence"]!.DeepClone() };
        ((JsonArray)App(call)["policies"]!).Add(link);
        return Show(item, call);
    }

    private static JsonObject App(Call call) => Apps.App(call, call.Parameters[0]);

    private static JsonObject Expanded(JsonObject link, JsonObject app, Call call)
    {
        var id = link["id"].Text();
        var owned = call.Here(PolicyBody.StoreName(app["id"].Text()!)).Find(policy => policy["id"].Text() == id);
        var shown = owned is not null
            ? PolicyBody.Shown(owned)
            : ReusablePolicies.Shown(call.InAccount("policies").Find(policy => policy["id"].Text() == id)!, call);
        shown["precedence"] = link["precedence"]?.DeepClone();
        if (owned is not null)
        {
            shown["reusable"] = false;
        }

        return shown;
    }

    private Response DeleteWithLink(Call call)
    {
        var policy = Find(call, call.Parameters[1]);
        Items(call).Remove(policy);
        var links = (JsonArray)App(call)["policies"]!;
        links.Remove(links.First(link => link!["id"].Text() == call.Parameters[1]));
        return Deleted(policy, call);
    }

    // The policy moves from the app to the account. The app still links to it, with the same precedence.
    private Response MakeReusable(Call call)
    {
        var policy = Find(call, call.Parameters[1]);
        Items(call).Remove(policy);
        policy.Remove("precedence");
        policy["updated_at"] = call.Now;
        call.InAccount("policies").Add(policy);

        // The description defines the result as a list.
        return new Response(200, new JsonArray(ReusablePolicies.Shown(policy, call)));
    }
}
