using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>Tests of policies against every user who has logged in.</summary>
internal static class PolicyTests
{
    private const string StoreName = "policy-tests";
    private const string Path = "access/" + StoreName;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("POST", Path, false, Start);
        yield return new Route("GET", Path + "/{}", false, Get);
        yield return new Route("GET", Path + "/{}/users", false, ListUsers);
    }

    private static JsonObject Find(Call call) =>
        call.Here(StoreName).Find(test => test["id"].Text() == call.Parameters[0]) ?? throw ApiError.NotFound();

    private static Response Start(Call call)
    {
        var given = call.Body()["policies"] as JsonArray ?? throw ApiError.InvalidRequest("policies is a required field");
        var policies = given.Select(policy => policy as JsonObject ?? Reusable(policy.Text(), call)).ToList();
        foreach (var policy in policies)
        {
            PolicyBody.Validate(policy, call);
        }

        var users = call.InAccount("users").Where(static user => user["last_successful_login"] is not null).Select(user => new JsonObject
        {
            ["id"] = user["id"]!.DeepClone(),
            ["email"] = user["email"]!.DeepClone(),
            ["name"] = user["name"]?.DeepClone(),
            ["status"] = PolicyEvaluator.Allows(policies, user["email"].Text()!, call) ? "approved" : "blocked",
        });
        var test = new JsonObject
        {
            ["id"] = Identifiers.NewHex(64),
            ["lag"] = call.Options.PolicyTestLag,
            ["users"] = JsonNodes.Array(users),
        };
        call.Here(StoreName).Add(test);
        return new Response(200, new JsonObject { ["id"] = test["id"]!.DeepClone(), ["status"] = "success" });
    }

    private static JsonObject Reusable(string? id, Call call) =>
        call.InAccount("policies").Find(known => known["id"].Text() == id) ?? throw ApiError.InvalidRequest($"policy {id} not found");

    private static Response Get(Call call)
    {
        var test = Find(call);
        var left = test["lag"].Integer() ?? 0;
        test["lag"] = Math.Max(0, left - 1);
        var shown = Counts(test["users"].Objects().ToList());
        shown["id"] = test["id"]!.DeepClone();
        shown["status"] = left > 0 ? "processing" : "complete";
        shown["percent_users_processed"] = left > 0 ? 50 : 100;
        return new Response(200, shown);
    }

    private static Response ListUsers(Call call)
    {
        var status = call.Filter("status") switch { null => null, "success" => "approved", "fail" => "blocked", _ => "error" };
        var users = Find(call)["users"].Objects().Where(user => status is null || user["status"].Text() == status);
        return Paging.PageOf(users.Select(static user => user.Copy()).ToList(), call, 25);
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
}
