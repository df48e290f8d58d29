using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The log of requests for access that somebody had to approve. A list has no events.</summary>
internal static class JitRequestLogs
{
    private static readonly string[] Searched = ["knock_request_id", "requester_email", "app_aud", "app_hostname"];

    /// <summary>Where the rows are kept.</summary>
    public const string Collection = "logs/jit_requests";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + Collection, false, static call => Sandbox.Collection.Page(call.Here(Collection).Where(row => IsWanted(row, call)).Select(Shown).ToList(), call, 25));
        yield return new Route("GET", $"access/{Collection}/{{}}", false, static call =>
            new Reply(200, (call.Here(Collection).Find(row => row["knock_request_id"].Text() == call.Parameters[0]) ?? throw Refusal.NotFound()).Copy()));
    }

    private static bool IsWanted(JsonObject row, Call call) =>
        (call.Filter("status") is not { } status || row["status"].Text() == status)
        && (call.Filter("search") is not { } search || Searched.Any(field => row[field].Text()?.IndexOf(search, StringComparison.OrdinalIgnoreCase) >= 0))
        && (Timestamps.Read(call.Filter("since")) is not { } since || Timestamps.Read(row["created_at"].Text()) >= since)
        && (Timestamps.Read(call.Filter("until")) is not { } until || Timestamps.Read(row["created_at"].Text()) <= until);

    private static JsonObject Shown(JsonObject row)
    {
        var shown = row.Copy();
        shown.Remove("events");
        return shown;
    }
}
