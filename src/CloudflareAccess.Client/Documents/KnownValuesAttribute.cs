using System;
using System.Collections.Generic;

namespace CloudflareAccess.Client;

/// <summary>
/// The values of a property that the API is known to accept. They are offered as completions; another value passes with
/// a warning, since the API may know it before this module does.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownValuesAttribute(params string[] values) : Attribute
{
    /// <summary>The values, as the API spells them.</summary>
    public IReadOnlyList<string> Values { get; } = values;
}
