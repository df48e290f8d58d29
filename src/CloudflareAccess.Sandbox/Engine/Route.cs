using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Sandbox;

/// <summary>A method and a path below the scope; <c>{}</c> stands for any one segment.</summary>
internal sealed class Route(string method, string template, bool inZones, Func<Call, Reply> answer)
{
    private readonly string[] _segments = template.Split('/');

    public string Method { get; } = method;

    public bool InZones { get; } = inZones;

    public Func<Call, Reply> Answer { get; } = answer;

    /// <summary>How many segments are literal: a route that says more of a path comes before one that says less.</summary>
    public int Literals => _segments.Count(static segment => segment != "{}");

    /// <summary>What stands for the parameters; null where the path is another.</summary>
    public IReadOnlyList<string>? Match(IReadOnlyList<string> path) =>
        path.Count == _segments.Length && _segments.Zip(path, static (segment, part) => segment == "{}" || segment == part).All(static same => same)
            ? path.Where((_, position) => _segments[position] == "{}").ToList()
            : null;
}
