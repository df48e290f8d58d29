using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Benchmarks;

/// <summary>The middle of several rounds: one disturbed round does not move it.</summary>
internal static class Median
{
    public static T Of<T>(IEnumerable<T> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
