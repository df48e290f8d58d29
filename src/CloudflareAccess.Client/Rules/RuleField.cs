using System;

namespace CloudflareAccess.Client.Rules;

/// <summary>One value of a selector.</summary>
internal sealed class RuleField(string name, Func<string, string> check, string? refersTo = null, bool required = true, bool isList = false)
{
    private const string IdSuffix = "_id";

    /// <summary>The field of the API.</summary>
    public string Name { get; } = name;

    /// <summary>The name in rule text: <c>identity_provider</c> stands for <c>identity_provider_id</c>.</summary>
    public string TextName { get; } = refersTo is not null && name.EndsWith(IdSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - IdSuffix.Length) : name;

    /// <summary>The name of the resource whose objects it names; null for plain values.</summary>
    public string? RefersTo { get; } = refersTo;

    public bool Required { get; } = required;

    public bool IsList { get; } = isList;

    /// <summary>The value as the API takes it; throws <see cref="InvalidValueException"/>.</summary>
    public string Check(string value) => check(value);
}
