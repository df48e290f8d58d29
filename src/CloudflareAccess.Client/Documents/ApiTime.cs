using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Documents;

/// <summary>The forms in which the API writes a time.</summary>
internal static class ApiTime
{
    // Infrastructure targets show the default format of Go's time.Time.
    private const string GoSuffix = " +0000 UTC";

    public static DateTimeOffset? Read(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            DateTimeOffset.FromUnixTimeMilliseconds((long)(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) * 1000)),
        JsonValue value when value.TryGetValue<string>(out var text) => Read(text),
        _ => null,
    };

    public static DateTimeOffset? Read(string text)
    {
        var plain = text.EndsWith(GoSuffix, StringComparison.Ordinal) ? text.Substring(0, text.Length - GoSuffix.Length) : text;
        return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    public static string Write(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
