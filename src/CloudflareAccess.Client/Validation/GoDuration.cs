using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Validation;

/// <summary>Durations as Go writes them: <c>24h</c>, <c>1h30m</c>. There is no unit for days.</summary>
internal static class GoDuration
{
    private static readonly Regex Any = new(@"^(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$", RegexOptions.CultureInvariant);
    private static readonly Regex HoursMinutes = new(@"^(?:\d+h)?(?:\d+m)?$", RegexOptions.CultureInvariant);

    public static string? Check(string? value) => value is null || Any.IsMatch(value)
        ? value
        : throw new InvalidValueException($"'{value}' is not a duration: write hours, minutes or seconds, such as 24h, 30m or 1h30m. Days are written in hours: a week is 168h.");

    /// <summary>The life of a service token may be endless.</summary>
    public static string? CheckOrForever(string? value) => value == "forever" || (value is not null && Any.IsMatch(value)) || value is null
        ? value
        : throw new InvalidValueException($"'{value}' is not a duration: write hours, such as 8760h for a year, or forever.");

    /// <summary>Some durations know hours and minutes only.</summary>
    public static string? CheckHoursMinutes(string? value) => value is null || (value.Length > 0 && HoursMinutes.IsMatch(value))
        ? value
        : throw new InvalidValueException($"'{value}' is not a duration in hours and minutes: write 12h, 30m or 1h30m.");
}
