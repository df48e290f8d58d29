using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Http;

/// <summary>What the API says is left of its limit: how many requests, and in how many seconds it begins anew.</summary>
internal readonly record struct RateQuota(int Left, int Seconds)
{
    private static readonly Regex Form = new(@"\br=(?<left>\d+)\s*;\s*t=(?<seconds>\d+)", RegexOptions.CultureInvariant);

    /// <summary>How long until it begins anew.</summary>
    public TimeSpan Rest => TimeSpan.FromSeconds(Seconds);

    /// <summary>Reads <c>"default";r=50;t=30</c>; null for anything else.</summary>
    public static RateQuota? Parse(string? header) => header is not null && Form.Match(header) is { Success: true } match
        && int.TryParse(match.Groups["left"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var left)
        && int.TryParse(match.Groups["seconds"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        ? new RateQuota(left, seconds)
        : null;
}
