using System.Collections.Generic;

namespace CloudflareAccess.Tests.Uses;

/// <summary>One use of a cmdlet on the sandbox's company.</summary>
/// <param name="Script">The use, which requests one change at most.</param>
/// <param name="Setup">What has to be there before.</param>
internal sealed record Use(string Script, string Setup = "")
{
    private readonly IReadOnlyList<string>? _views;

    /// <summary>The cmdlet: the last one of the script.</summary>
    public string Cmdlet { get; init; } = Script.Split('|')[^1].Trim().Split(' ')[0];

    /// <summary>Whether its POST or PATCH is safe to retry.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether its PUT is not safe to retry, because it moves the object.</summary>
    public bool Moves { get; init; }

    /// <summary>Whether it sends nothing.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether its output reports failures, so that it has no errors.</summary>
    public bool Reports { get; init; }

    /// <summary>Whether the cmdlet changes something, so that it supports <c>-WhatIf</c>.</summary>
    public bool IsChange => !IsLocal && Cmdlet.Split('-')[0] is not ("Get" or "Connect" or "Test");

    /// <summary>Further changes that the cmdlet makes, on the company as it is.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>Scripts whose output is a table.</summary>
    public IReadOnlyList<string> Views
    {
        get => _views ?? (Cmdlet.Split('-')[0] is "Get" or "Test" ? [Script] : []);
        init => _views = value;
    }

    public override string ToString() => Script;
}
