using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The log of logins.</summary>
internal static class RequestLogs
{
    private static readonly (string Parameter, string Field)[] Filters =
    [
        ("allowed", "allowed"), ("app_uid", "app_uid"), ("ray_id", "ray_id"), ("country_code", "country"), ("idp", "idp"), ("app_type", "app_type"), ("non_identity", "non_identity"),
    ];

    // What rows are kept with and answers do not show.
    private static readonly string[] Hidden = ["country", "idp", "app_type", "non_identity"];

    /// <summary>Where the rows are kept, oldest first.</summary>
    public const string Collection = "logs/access_requests";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/logs/access_requests", false, List);
    }

    private static Reply List(Call call)
    {
        var rows = call.Here(Collection).Where(row => IsWanted(row, call)).OrderBy(static row => row["created_at"].Text(), StringComparer.Ordinal).ToList();
        if (call.Filter("direction") != "asc")
        {
            rows.Reverse();
        }

        var size = Number(call, "per_page") ?? Number(call, "limit") ?? 25;
        var page = Number(call, "page") ?? 1;
        rows = rows.Take(call.Options.UnknownRequestLogDepth ?? int.MaxValue).ToList();
        var shown = rows.Skip((page - 1) * size).Take(size).Select(Shown).ToList();
        return new Reply(200, JsonNodes.Array(shown), new JsonObject { ["page"] = page, ["per_page"] = size, ["count"] = shown.Count, ["total_count"] = rows.Count });
    }

    private static JsonObject Shown(JsonObject row)
    {
        var shown = row.Copy();
        foreach (var field in Hidden)
        {
            shown.Remove(field);
        }

        return shown;
    }

    private static bool IsWanted(JsonObject row, Call call)
    {
        var created = Timestamps.Read(row["created_at"].Text());
        return (Timestamps.Read(call.Filter("since")) is not { } since || created >= since)
            && (Timestamps.Read(call.Filter("until")) is not { } until || created <= until)
            && IsFrom(row["user_email"].Text() ?? string.Empty, call)
            && Filters.All(filter => Fits(row, filter.Parameter, filter.Field, call));
    }

    // Unknown: whether the API knows these by the name that belongs to the operator it describes.
    private static bool Fits(JsonObject row, string parameter, string field, Call call) =>
        call.Filter(parameter) is not { } wanted
        || string.Equals(row[field].Text() ?? row[field]?.ToJsonString(), wanted, StringComparison.OrdinalIgnoreCase) == (call.Filter(parameter + "Op") != "neq");

    // The address fits in part unless it is asked for whole.
    private static bool IsFrom(string email, Call call) =>
        call.Filter("email") is not { } wanted
        || (call.Filter("email_exact") == "true" || call.Filter("emailOp") == "eq" ? string.Equals(email, wanted, StringComparison.OrdinalIgnoreCase)
            : call.Filter("emailOp") == "neq" ? !string.Equals(email, wanted, StringComparison.OrdinalIgnoreCase)
            : email.IndexOf(wanted, StringComparison.Ordinal) >= 0);

    private static int? Number(Call call, string parameter) =>
        int.TryParse(call.Filter(parameter), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
