using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Rules;

namespace CloudflareAccess.Client;

/// <summary>
/// One rule of a policy or group. It is written as text, such as <c>email:ann@example.com</c> or <c>group:Engineering</c>;
/// its text, parsed, is the same rule again. Rules do not change.
/// </summary>
public sealed class AccessRule : IEquatable<AccessRule>
{
    private readonly JsonObject _rule;

    /// <summary>A rule of its text.</summary>
    /// <param name="text">For example <c>domain:example.com</c>, or the rule in the API's own JSON.</param>
    /// <exception cref="InvalidValueException">The selector is not known, or the value cannot be right.</exception>
    public AccessRule(string text)
        : this(RuleText.Read(text ?? throw new ArgumentNullException(nameof(text))))
    {
    }

    /// <summary>A rule in the API's own shape: one key, the selector, with its values.</summary>
    /// <param name="rule">For example <c>@{ email = @{ email = 'ann@example.com' } }</c>.</param>
    /// <exception cref="InvalidValueException">It has not exactly one key, or a value cannot be right.</exception>
    public AccessRule(IDictionary rule)
        : this(OfShape(rule ?? throw new ArgumentNullException(nameof(rule))))
    {
    }

    private AccessRule(JsonObject rule) => _rule = rule;

    /// <summary>What is looked at, as the API spells it: <c>email</c>, <c>email_domain</c>, <c>group</c> and so on.</summary>
    public string Selector => string.Join(",", _rule.Select(static entry => entry.Key));

    /// <summary>The rule as text.</summary>
    public string Text => RuleText.Write(_rule);

    /// <summary>Two rules are the same when their JSON is.</summary>
    /// <param name="left">A rule.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(AccessRule? left, AccessRule? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Two rules differ when their JSON does.</summary>
    /// <param name="left">A rule.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(AccessRule? left, AccessRule? right) => !(left == right);

    /// <summary>A rule of its text.</summary>
    /// <param name="text">For example <c>geo:DE</c>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="InvalidValueException">The selector is not known, or the value cannot be right.</exception>
    public static AccessRule Parse(string text) => new(text);

    /// <inheritdoc/>
    public bool Equals(AccessRule? other) => other is not null && JsonNode.DeepEquals(_rule, other._rule);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccessRule);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Selector);

    /// <summary>The rule as text, which parses back to the same rule.</summary>
    /// <returns>For example <c>email:ann@example.com</c>.</returns>
    public override string ToString() => Text;

    /// <summary>A rule of the values of its selector, by their names.</summary>
    internal static AccessRule Create(string selector, IReadOnlyDictionary<string, object?> fields) =>
        new(RuleText.Build(selector, fields.Select(static field => new KeyValuePair<string, JsonNode?>(field.Key, ToJson(field.Value)))));

    /// <summary>A rule as the API sent it: kept word for word, known or not.</summary>
    internal static AccessRule FromJson(JsonObject rule) => new((JsonObject)rule.DeepClone());

    internal JsonObject ToJsonObject() => (JsonObject)_rule.DeepClone();

    private static JsonObject OfShape(IDictionary shape)
    {
        var rule = (JsonObject)ToJson(shape)!;
        if (rule.Count != 1)
        {
            throw new InvalidValueException($"A rule has one key, its selector, and this has {rule.Count.ToString(CultureInfo.InvariantCulture)}: write @{{ email = @{{ email = 'ann@example.com' }} }}.");
        }

        var only = rule.First();
        return RuleSelectors.Find(only.Key) is { } selector && only.Value is JsonObject values
            ? RuleText.Build(selector.Key, values)
            : rule;
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        IDictionary map => new JsonObject(map.Keys.Cast<object>().Select(key => new KeyValuePair<string, JsonNode?>(key.ToString()!, ToJson(map[key])))),
        IEnumerable list => new JsonArray(list.Cast<object?>().Select(ToJson).ToArray()),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
