using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Rules as groups and policies have them: what is refused in them, and what they refer to.</summary>
internal static class Rules
{
    private static readonly string[] Fields = ["include", "exclude", "require"];

    /// <summary>Refuses malformed rules and unknown groups and tokens, and writes lists that are absent as empty.</summary>
    public static void Check(JsonObject body, Call call)
    {
        foreach (var field in Fields)
        {
            if (body[field] is not null and not JsonArray)
            {
                throw Refusal.InvalidRequest($"invalid '{field}' configuration");
            }

            body[field] ??= new JsonArray();
            foreach (var rule in (JsonArray)body[field]!)
            {
                if (rule is not JsonObject { Count: 1 } single || single.First().Value is not JsonObject values)
                {
                    throw Refusal.Of(400, 11020, "failed_to_load_group");
                }

                Check(field, single.First().Key, values, call);
            }
        }

        if (((JsonArray)body["include"]!).Count == 0)
        {
            throw Refusal.InvalidRequest("include is a required field");
        }
    }

    /// <summary>By what the rules of an object select.</summary>
    public static IEnumerable<string> Selectors(JsonObject item) => Fields.SelectMany(name => item[name].Objects()).Select(static rule => rule.First().Key);

    /// <summary>Whether any rule of an object refers to another by its id.</summary>
    public static bool Mention(JsonObject item, string selector, string field, string id) => Fields
        .SelectMany(name => item[name].Objects())
        .Any(rule => rule[selector]?[field].Text() == id);

    /// <summary>Whether any rule has an id in it that is not a selector's own: those of identity providers stand in many selectors.</summary>
    public static bool MentionProvider(JsonObject item, string id) => Fields
        .SelectMany(name => item[name].Objects())
        .Any(rule => rule.Any(values => values.Value?["identity_provider_id"].Text() == id) || rule["login_method"]?["id"].Text() == id);

    /// <summary>All that has rules: groups, reusable policies, and those of apps, in the scope of the call and in the account.</summary>
    public static IEnumerable<JsonObject> Holders(Call call) => new[] { call.Scope, "accounts" }.Distinct().SelectMany(scope =>
        call.Store.Collection(scope, "groups")
            .Concat(call.Store.Collection(scope, "policies"))
            .Concat(call.Store.Collection(scope, "apps").SelectMany(app => call.Store.Collection(scope, AppPolicies.CollectionOf(app["id"].Text()!)))));

    private static void Check(string field, string selector, JsonObject values, Call call)
    {
        if (selector == "group" && !Exists(call, "groups", values["id"].Text()))
        {
            throw Refusal.Of(400, 11020, "failed_to_load_group");
        }

        if (selector == "service_token" && !Exists(call, "service_tokens", values["token_id"].Text()))
        {
            throw Refusal.InvalidRequest($"invalid '{field}' configuration: service token not found");
        }
    }

    private static bool Exists(Call call, string collection, string? id) =>
        id is not null && call.Here(collection).Concat(call.InAccount(collection)).Any(item => item["id"].Text() == id);
}
