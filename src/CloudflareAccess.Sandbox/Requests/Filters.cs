using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>The filters of lists that several resources share.</summary>
internal static class Filters
{
    /// <summary>
    /// Applies the parameters <c>name</c> and <c>search</c>. Unknown: whether <c>name</c> has to match the whole name. Here it
    /// does, ignoring case.
    /// </summary>
    public static bool MatchesName(JsonObject item, Call call, params string[] searched)
    {
        var name = call.Filter("name");
        return (name is null || string.Equals(item["name"].Text(), name, StringComparison.OrdinalIgnoreCase))
            && MatchesSearch(item, call, searched.Prepend("name").ToArray());
    }

    /// <summary>Applies the parameter <c>search</c>: whether one of the fields contains the text, ignoring case.</summary>
    public static bool MatchesSearch(JsonObject item, Call call, params string[] searched) =>
        call.Filter("search") is not { } search || searched.Any(field => Contains(item[field].Text(), search));

    /// <summary>Applies a parameter that can be repeated: whether one of its values is equal, ignoring case.</summary>
    public static bool MatchesAny(string? value, Call call, string parameter)
    {
        var wanted = call.Query.Where(pair => pair.Key == parameter).Select(static pair => pair.Value).ToList();
        return wanted.Count == 0 || wanted.Contains(value ?? string.Empty, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Applies the parameters <c>since</c> and <c>until</c> to a time.</summary>
    public static bool IsInWindow(string? time, Call call) =>
        (Timestamps.Read(call.Filter("since")) is not { } since || Timestamps.Read(time) >= since)
        && (Timestamps.Read(call.Filter("until")) is not { } until || Timestamps.Read(time) <= until);

    /// <summary>Whether a text contains a part, ignoring case.</summary>
    public static bool Contains(string? text, string part) => text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
