using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Logs;

/// <summary>The log of requests for access that need an approval. Only a read by id returns the events.</summary>
internal static class JitRequestLog
{
    /// <summary>The collection of the rows.</summary>
    public const string StoreName = "logs/jit_requests";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + StoreName, false, List);
        yield return new Route("GET", $"access/{StoreName}/{{}}", false, Get);
    }

    private static Response List(Call call) =>
        Paging.PageOf(call.Here(StoreName).Where(row => Matches(row, call)).Select(WithoutEvents).ToList(), call, 25);

    private static Response Get(Call call)
    {
        var found = call.Here(StoreName).Find(row => row["knock_request_id"].Text() == call.Parameters[0]) ?? throw ApiError.NotFound();
        return new Response(200, found.Copy());
    }

    private static bool Matches(JsonObject row, Call call) =>
        (call.Filter("status") is not { } status || row["status"].Text() == status)
        && Filters.MatchesSearch(row, call, "knock_request_id", "requester_email", "app_aud", "app_hostname")
        && Filters.IsInWindow(row["created_at"].Text(), call);

    private static JsonObject WithoutEvents(JsonObject row)
    {
        var shown = row.Copy();
        shown.Remove("events");
        return shown;
    }
}
