using System;
using System.Collections.Generic;

namespace CloudflareAccess.Log;

/// <summary>Which rows of a log are wanted.</summary>
/// <param name="Query">The filters that the server applies.</param>
internal sealed record LogFilter<T>(IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>The filter that the module applies to the rows that come.</summary>
    public Func<T, bool> IsWanted { get; init; } = static _ => true;

    /// <summary>Whether the server filters as well as the module. If it does not, it can neither skip nor count.</summary>
    public bool IsExact { get; init; } = true;
}
