using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>A method and a path below the scope. In the path, <c>{}</c> matches any one segment.</summary>
internal sealed class Route(string method, string template, bool inZones, Func<Call, Response> handle)
{
    private readonly string[] _segments = template.Split('/');

    public string Method { get; } = method;

    /// <summary>Whether zones have the path as well as the account.</summary>
    public bool InZones { get; } = inZones;

    public Func<Call, Response> Handle { get; } = handle;

    /// <summary>The number of literal segments. Routes with more of them take precedence.</summary>
    public int Literals => _segments.Count(static segment => segment != "{}");

    /// <summary>Matches a path, and returns the values of its parameters; null if it does not match.</summary>
    public IReadOnlyList<string>? Match(IReadOnlyList<string> path) =>
        path.Count == _segments.Length
        && _segments.Zip(path, static (segment, part) => segment == "{}" || segment == part).All(static same => same)
            ? path.Where((_, position) => _segments[position] == "{}").ToList()
            : null;
}
