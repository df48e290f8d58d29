using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>One rule of a policy or group.</summary>
public sealed class AccessRule
{
    private readonly JsonObject _rule;

    private AccessRule(JsonObject rule) => _rule = rule;

    internal static AccessRule FromJson(JsonObject rule) => new((JsonObject)rule.DeepClone());

    internal JsonObject ToJsonObject() => (JsonObject)_rule.DeepClone();
}
