using System.Globalization;

namespace CloudflareAccess.Benchmarks;

/// <summary>One figure next to its goal. It has no value where the contestant is not here.</summary>
/// <param name="Row">The name of the row, as <c>--only</c> takes it.</param>
/// <param name="What">What is compared.</param>
/// <param name="Value">The ratio, or the number of megabytes.</param>
/// <param name="Limit">What the value may be.</param>
/// <param name="Figure">The numbers behind the value.</param>
internal sealed record Measurement(string Row, string What, double? Value, double Limit, string Figure)
{
    /// <summary>Whether more is better.</summary>
    public bool IsAtLeast { get; init; }

    /// <summary>Of what the value is so many.</summary>
    public string Unit { get; init; } = "x";

    public string Goal => string.Create(CultureInfo.InvariantCulture, $"{(IsAtLeast ? ">=" : "<=")} {Limit} {Unit}");

    public string Shown => Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:0.00} {Unit}") : "not here";

    public string Verdict => Share is { } share ? share <= 1 ? "met" : "missed" : "-";

    /// <summary>How much of what the goal allows was used; the goal is met up to 1.</summary>
    public double? Share => IsAtLeast ? Limit / Value : Value / Limit;
}
