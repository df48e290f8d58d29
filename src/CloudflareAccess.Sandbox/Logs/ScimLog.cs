using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Logs;

/// <summary>The log of the changes that identity providers made by SCIM.</summary>
internal static class ScimLog
{
    /// <summary>The collection of the rows, oldest first.</summary>
    public const string StoreName = "logs/scim/updates";

    private static readonly string[] FilterFields =
    [
        "idp_id", "status", "resource_type", "request_method", "resource_user_email", "resource_group_name", "cf_resource_id",
        "idp_resource_id",
    ];

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + StoreName, false, List);
    }

    private static Response List(Call call)
    {
        if (call.Query.All(static pair => pair.Key != "idp_id"))
        {
            throw ApiError.InvalidRequest("idp_id is a required parameter");
        }

        var rows = call.Here(StoreName)
            .Where(row => Matches(row, call))
            .OrderBy(static row => row["logged_at"].Text(), StringComparer.Ordinal)
            .Select(static row => row.Copy())
            .ToList();
        if (call.Filter("direction") != "asc")
        {
            rows.Reverse();
        }

        return Paging.PageOf(rows, call, 20);
    }

    private static bool Matches(JsonObject row, Call call) =>
        FilterFields.All(field => Filters.MatchesAny(row[field].Text(), call, field))
        && Filters.IsInWindow(row["logged_at"].Text(), call);
}
