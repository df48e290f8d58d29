using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Logs;

/// <summary>The log of logins.</summary>
internal static class AccessRequestLog
{
    /// <summary>The collection of the rows, oldest first.</summary>
    public const string StoreName = "logs/access_requests";

    private static readonly (string Parameter, string Field)[] Equalities =
    [
        ("allowed", "allowed"), ("app_uid", "app_uid"), ("ray_id", "ray_id"), ("country_code", "country"), ("idp", "idp"),
        ("app_type", "app_type"), ("non_identity", "non_identity"),
    ];

    // Stored for the filters. Responses do not contain them.
    private static readonly string[] Hidden = ["country", "idp", "app_type", "non_identity"];

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + StoreName, false, List);
    }

    private static Response List(Call call)
    {
        var rows = call.Here(StoreName)
            .Where(row => Matches(row, call))
            .OrderBy(static row => row["created_at"].Text(), StringComparer.Ordinal)
            .ToList();
        if (call.Filter("direction") != "asc")
        {
            rows.Reverse();
        }

        var size = Number(call, "per_page") ?? Number(call, "limit") ?? 25;
        var page = Number(call, "page") ?? 1;
        rows = rows.Take(call.Options.UnknownRequestLogDepth ?? int.MaxValue).ToList();
        var shown = rows.Skip((page - 1) * size).Take(size).Select(Shown).ToList();
        var info = new JsonObject { ["page"] = page, ["per_page"] = size, ["count"] = shown.Count, ["total_count"] = rows.Count };
        return new Response(200, JsonNodes.Array(shown), info);
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

    private static bool Matches(JsonObject row, Call call) =>
        Filters.IsInWindow(row["created_at"].Text(), call)
        && MatchesEmail(row["user_email"].Text() ?? string.Empty, call)
        && Equalities.All(filter => MatchesValue(row[filter.Field], filter.Parameter, call));

    // Unknown: whether the API accepts the parameter itself. The description contains only its operator, such as "idpOp".
    private static bool MatchesValue(JsonNode? value, string parameter, Call call) =>
        call.Filter(parameter) is not { } wanted
        || string.Equals(value.Text() ?? value?.ToJsonString(), wanted, StringComparison.OrdinalIgnoreCase)
            == (call.Filter(parameter + "Op") != "neq");

    // A part of the address is enough, unless a parameter requires the whole address.
    private static bool MatchesEmail(string email, Call call)
    {
        if (call.Filter("email") is not { } wanted)
        {
            return true;
        }

        var isEqual = string.Equals(email, wanted, StringComparison.OrdinalIgnoreCase);
        return call.Filter("email_exact") == "true" || call.Filter("emailOp") == "eq" ? isEqual
            : call.Filter("emailOp") == "neq" ? !isEqual
            : email.IndexOf(wanted, StringComparison.Ordinal) >= 0;
    }

    private static int? Number(Call call, string parameter) =>
        int.TryParse(call.Filter(parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
