using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Rules;

/// <summary>
/// Decides whether policies let a user in. The sandbox knows only the email address of a user, and the groups whose rules match
/// it. A rule on anything else matches no user.
/// </summary>
internal static class PolicyEvaluator
{
    /// <summary>Whether policies let a user in. The first policy that matches decides.</summary>
    public static bool Allows(List<JsonObject> policies, string email, Call call) =>
        policies.Find(policy => Matches(policy, email, call)) is { } decisive && decisive["decision"].Text() is "allow" or "bypass";

    private static bool Matches(JsonObject rules, string email, Call call) =>
        rules["include"].Objects().Any(rule => IsMet(rule, email, call))
        && !rules["exclude"].Objects().Any(rule => IsMet(rule, email, call))
        && rules["require"].Objects().All(rule => IsMet(rule, email, call));

    private static bool IsMet(JsonObject rule, string email, Call call) => rule.First() switch
    {
        { Key: "everyone" } => true,
        { Key: "email", Value: { } value } => string.Equals(value["email"].Text(), email, StringComparison.OrdinalIgnoreCase),
        { Key: "email_domain", Value: { } value } => email.EndsWith("@" + value["domain"].Text(), StringComparison.OrdinalIgnoreCase),
        { Key: "group", Value: { } value } => Group(value["id"].Text(), call) is { } group && Matches(group, email, call),
        _ => false,
    };

    private static JsonObject? Group(string? id, Call call) => call.InAccount("groups").Find(group => group["id"].Text() == id);
}
