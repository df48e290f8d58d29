using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Common.Bases;

/// <summary>Makes the filters of a query.</summary>
internal static class QueryFilter
{
    /// <summary>One filter for each value; none where no value was given.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(string name, IEnumerable<string>? values) =>
        (values ?? []).Select(value => new KeyValuePair<string, string>(name, value));

    /// <summary>One filter; none where no value was given.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(string name, string? value) => Of(name, value is null ? null : [value]);
}
