using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Rules;

/// <summary>Validates the rule lists of groups and policies, and finds the references in them.</summary>
internal static class RuleLists
{
    private static readonly string[] Fields = ["include", "exclude", "require"];

    /// <summary>Refuses malformed rules, and rules on unknown groups and tokens. Adds absent lists as empty ones.</summary>
    public static void Validate(JsonObject body, Call call)
    {
        foreach (var field in Fields)
        {
            if (body[field] is not null and not JsonArray)
            {
                throw ApiError.InvalidRequest($"invalid '{field}' configuration");
            }

            body[field] ??= new JsonArray();
            foreach (var rule in (JsonArray)body[field]!)
            {
                if (rule is not JsonObject { Count: 1 } single || single.First().Value is not JsonObject values)
                {
                    throw ApiError.OfAccess(400, 11020, "failed_to_load_group");
                }

                Validate(field, single.First().Key, values, call);
            }
        }

        if (((JsonArray)body["include"]!).Count == 0)
        {
            throw ApiError.InvalidRequest("include is a required field");
        }
    }

    /// <summary>The selectors of the rules of an object.</summary>
    public static IEnumerable<string> Selectors(JsonObject item) => All(item).Select(static rule => rule.First().Key);

    /// <summary>Whether a rule of an object has a selector with an id.</summary>
    public static bool ReferTo(JsonObject item, string selector, string field, string id) =>
        All(item).Any(rule => rule[selector]?[field].Text() == id);

    /// <summary>Whether a rule of an object refers to an identity provider. Several selectors can.</summary>
    public static bool ReferToProvider(JsonObject item, string id) => All(item)
        .Any(rule => rule.Any(values => values.Value?["identity_provider_id"].Text() == id) || rule["login_method"]?["id"].Text() == id);

    /// <summary>The groups, reusable policies and policies of apps in the scope of a call and in the account.</summary>
    public static IEnumerable<JsonObject> Owners(Call call) => new[] { call.Scope, "accounts" }.Distinct().SelectMany(scope =>
    {
        var apps = call.Store.Items(scope, "apps").Select(static app => app["id"].Text()!);
        return call.Store.Items(scope, "groups")
            .Concat(call.Store.Items(scope, "policies"))
            .Concat(apps.SelectMany(app => call.Store.Items(scope, PolicyBody.StoreName(app))));
    });

    private static IEnumerable<JsonObject> All(JsonObject item) => Fields.SelectMany(field => item[field].Objects());

    private static void Validate(string field, string selector, JsonObject values, Call call)
    {
        if (selector == "group" && !Exists(call, "groups", values["id"].Text()))
        {
            throw ApiError.OfAccess(400, 11020, "failed_to_load_group");
        }

        if (selector == "service_token" && !Exists(call, "service_tokens", values["token_id"].Text()))
        {
            throw ApiError.InvalidRequest($"invalid '{field}' configuration: service token not found");
        }
    }

    private static bool Exists(Call call, string collection, string? id) =>
        id is not null && call.Here(collection).Concat(call.InAccount(collection)).Any(item => item["id"].Text() == id);
}
