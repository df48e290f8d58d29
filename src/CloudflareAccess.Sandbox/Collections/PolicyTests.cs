using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>
/// Tests of policies against every user who has logged in. Of a user the sandbox knows the email address and the groups
/// that name it: a rule on anything else fits nobody here.
/// </summary>
internal static class PolicyTests
{
    private const string Name = "policy-tests";
    private const string Path = "access/" + Name;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("POST", Path, false, Start);
        yield return new Route("GET", Path + "/{}", false, static call =>
        {
            var test = Find(call);
            var left = test["lag"].Whole() ?? 0;
            test["lag"] = Math.Max(0, left - 1);
            var users = test["users"].Objects().ToList();
            var shown = Counts(users);
            shown["id"] = test["id"]!.DeepClone();
            shown["status"] = left > 0 ? "processing" : "complete";
            shown["percent_users_processed"] = left > 0 ? 50 : 100;
            return new Reply(200, shown);
        });
        yield return new Route("GET", Path + "/{}/users", false, static call => Collection.Page(
            Find(call)["users"].Objects().Where(user => IsWanted(user["status"].Text()!, call.Filter("status"))).Select(static user => user.Copy()).ToList(), call, 25));
    }

    private static JsonObject Find(Call call) => call.Here(Name).Find(test => test["id"].Text() == call.Parameters[0]) ?? throw Refusal.NotFound();

    private static bool IsWanted(string status, string? filter) => filter is null || status == (filter switch { "success" => "approved", "fail" => "blocked", _ => "error" });

    private static Reply Start(Call call)
    {
        var policies = (call.Body()["policies"] as JsonArray ?? throw Refusal.InvalidRequest("policies is a required field")).Select(policy => policy switch
        {
            JsonObject inline => inline,
            _ => call.InAccount("policies").Find(known => known["id"].Text() == policy.Text()) ?? throw Refusal.InvalidRequest($"policy {policy.Text()} not found"),
        }).ToList();
        foreach (var policy in policies)
        {
            Policies.Check(policy, call);
        }

        var users = call.InAccount("users").Where(static user => user["last_successful_login"] is not null).Select(user => new JsonObject
        {
            ["id"] = user["id"]!.DeepClone(),
            ["email"] = user["email"]!.DeepClone(),
            ["name"] = user["name"]?.DeepClone(),
            ["status"] = IsLetIn(policies, user["email"].Text()!, call) ? "approved" : "blocked",
        });
        var test = new JsonObject { ["id"] = Identifiers.NewHex(64), ["lag"] = call.Options.PolicyTestLag, ["users"] = JsonNodes.Array(users) };
        call.Here(Name).Add(test);
        return new Reply(200, new JsonObject { ["id"] = test["id"]!.DeepClone(), ["status"] = "success" });
    }

    private static JsonObject Counts(List<JsonObject> users)
    {
        var approved = users.Count(static user => user["status"].Text() == "approved");
        int Percent(int part) => users.Count == 0 ? 0 : part * 100 / users.Count;
        return new JsonObject
        {
            ["total_users"] = users.Count,
            ["users_approved"] = approved,
            ["users_blocked"] = users.Count - approved,
            ["users_errored"] = 0,
            ["percent_approved"] = Percent(approved),
            ["percent_blocked"] = Percent(users.Count - approved),
            ["percent_errored"] = 0,
        };
    }

    // The first policy that fits decides.
    private static bool IsLetIn(List<JsonObject> policies, string email, Call call) =>
        policies.Find(policy => Fits(policy, email, call)) is { } decisive && decisive["decision"].Text() is "allow" or "bypass";

    private static bool Fits(JsonObject rules, string email, Call call) =>
        rules["include"].Objects().Any(rule => IsMet(rule, email, call))
        && !rules["exclude"].Objects().Any(rule => IsMet(rule, email, call))
        && rules["require"].Objects().All(rule => IsMet(rule, email, call));

    private static bool IsMet(JsonObject rule, string email, Call call) => rule.First() switch
    {
        { Key: "everyone" } => true,
        { Key: "email", Value: { } value } => string.Equals(value["email"].Text(), email, StringComparison.OrdinalIgnoreCase),
        { Key: "email_domain", Value: { } value } => email.EndsWith("@" + value["domain"].Text(), StringComparison.OrdinalIgnoreCase),
        { Key: "group", Value: { } value } => call.InAccount("groups").Find(group => group["id"].Text() == value["id"].Text()) is { } group && Fits(group, email, call),
        _ => false,
    };
}
