using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Rules;

/// <summary>What a rule can look at, such as the email or the country: its name and its values.</summary>
internal sealed class RuleSelector(string key, string? textName = null, params RuleField[] fields)
{
    /// <summary>The key in the API's rule object.</summary>
    public string Key { get; } = key;

    /// <summary>The name in rule text; <c>domain</c> stands for <c>email_domain</c>.</summary>
    public string TextName { get; } = textName ?? key;

    public IReadOnlyList<RuleField> Fields { get; } = fields;

    /// <summary>Whether its text is <c>name=value,…</c> rather than one value.</summary>
    public bool HasNamedValues => Fields.Count > 1;
}

/// <summary>A value in a rule that names another object.</summary>
/// <param name="Place">Where it is in the rule: <c>group.id</c>.</param>
/// <param name="To">The resource that the object belongs to.</param>
/// <param name="Value">Its id, or its name as long as it was not looked up.</param>
internal sealed record RuleReference(FieldPath Place, string To, string Value);

/// <summary>All selectors of the API.</summary>
internal static class RuleSelectors
{
    private static readonly string[] RiskScores = ["low", "medium", "high", "unscored"];

    public static IReadOnlyList<RuleSelector> All { get; } =
    [
        new("everyone"),
        new("email", null, new RuleField("email", static text => EmailAddress.Check(text)!)),
        new("email_domain", "domain", new RuleField("domain", Domain)),
        new("email_list", null, new RuleField("id", static text => Uuid.Check(text)!, "GatewayList")),
        new("group", null, new RuleField("id", Text, "Group")),
        new("login_method", null, new RuleField("id", Text, "IdentityProvider")),
        new("ip", null, new RuleField("ip", static text => Cidr.Check(text)!)),
        new("ip_list", null, new RuleField("id", static text => Uuid.Check(text)!, "GatewayList")),
        new("geo", null, new RuleField("country_code", static text => CountryCode.Check(text)!)),
        new("auth_method", null, new RuleField("auth_method", Text)),
        new("service_token", null, new RuleField("token_id", ServiceToken, "ServiceToken")),
        new("any_valid_service_token"),
        new("linked_app_token", null, new RuleField("app_uid", Text, "App")),
        new("certificate"),
        new("common_name", null, new RuleField("common_name", Text)),
        new("device_posture", null, new RuleField("integration_uid", Text, "PostureCheck")),
        new("external_evaluation", null, new RuleField("evaluate_url", static text => HttpUrl.Check(text)!), new RuleField("keys_url", static text => HttpUrl.Check(text)!)),
        new("azureAD", null, new RuleField("id", Text), Provider()),
        new("github-organization", null, new RuleField("name", Text), new RuleField("team", Text, required: false), Provider()),
        new("gsuite", null, new RuleField("email", Text), Provider()),
        new("okta", null, new RuleField("name", Text), Provider()),
        new("saml", null, new RuleField("attribute_name", Text), new RuleField("attribute_value", Text), Provider()),
        new("oidc", null, new RuleField("claim_name", Text), new RuleField("claim_value", Text), Provider()),
        new("auth_context", null, new RuleField("id", Text), new RuleField("ac_id", Text), Provider()),
        new("user_risk_score", null, new RuleField("user_risk_score", RiskScore, isList: true)),
        new("cloudflare_account_member", null, new RuleField("account_id", static text => AccountOrZoneId.Check(text)!, "Account", required: false)),
    ];

    /// <summary>The selector of a name in text, or of a key of the API; null where there is none.</summary>
    public static RuleSelector? Find(string name) => All.FirstOrDefault(selector =>
        string.Equals(selector.TextName, name, StringComparison.OrdinalIgnoreCase) || string.Equals(selector.Key, name, StringComparison.OrdinalIgnoreCase))
        ?? (string.Equals(name, "azure_ad", StringComparison.OrdinalIgnoreCase) ? Find("azureAD") : null);

    /// <summary>What a rule names: of which resource, and by which value. A rule of a selector that is not known names nothing.</summary>
    public static IEnumerable<RuleReference> ReferencesOf(JsonObject rule) =>
        from selector in All
        where selector.Fields.Count > 0 && rule[selector.Key] is JsonObject
        from field in selector.Fields
        let value = AccessDocument.TextOf(rule[selector.Key]![field.Name] as JsonValue)
        where field.RefersTo is not null && !string.IsNullOrEmpty(value)
        select new RuleReference(FieldPath.Parse($"{selector.Key}.{field.Name}"), field.RefersTo!, value);

    /// <summary>The selector or an error that says which there are.</summary>
    public static RuleSelector Get(string name) => Find(name)
        ?? throw new InvalidValueException($"'{name}' is no selector of a rule. There are: {string.Join(", ", All.Select(static selector => selector.TextName))}. An example: email:ann@example.com");

    private static RuleField Provider() => new("identity_provider_id", Text, "IdentityProvider");

    private static string Text(string text) => text;

    private static string Domain(string text) => text.StartsWith("@", StringComparison.Ordinal)
        ? throw new InvalidValueException($"'{text}' is not a domain: leave out the @, as in domain:{text.Substring(1)}.")
        : HostName.Check(text)!;

    // The client id is what a client sends, and so what is at hand; the rule needs the other one.
    private static string ServiceToken(string text) => text.EndsWith(".access", StringComparison.OrdinalIgnoreCase)
        ? throw new InvalidValueException($"'{text}' is a client id: a rule takes the id or the name of the service token.")
        : text;

    private static string RiskScore(string text) => RiskScores.Contains(text, StringComparer.Ordinal)
        ? text
        : throw new InvalidValueException($"'{text}' is no risk score: give some of {string.Join(", ", RiskScores)}.");
}
