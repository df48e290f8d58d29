using System;

namespace CloudflareAccess.Client;

/// <summary>A value in a rule that stands for another object: its id, or its name as long as nobody has looked it up.</summary>
internal sealed record RuleReference(string Field, string RefersTo, string Value)
{
    public bool IsId => Guid.TryParse(Value, out _);
}
