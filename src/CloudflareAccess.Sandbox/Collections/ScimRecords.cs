using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>What identity providers have provisioned by SCIM, and the log of it.</summary>
internal static class ScimRecords
{
    /// <summary>Where the log is kept, oldest first.</summary>
    public const string Log = "logs/scim/updates";

    private static readonly string[] LogFilters = ["idp_id", "status", "resource_type", "request_method", "resource_user_email", "resource_group_name", "cf_resource_id", "idp_resource_id"];

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/identity_providers/{}/scim/users", false, static call => List(call, "users"));
        yield return new Route("GET", "access/identity_providers/{}/scim/groups", false, static call => List(call, "groups"));
        yield return new Route("GET", "access/" + Log, false, ListLog);
    }

    /// <summary>Where the users or groups of a provider are kept.</summary>
    public static string CollectionOf(string provider, string kind) => $"identity_providers/{provider}/scim/{kind}";

    private static Reply List(Call call, string kind)
    {
        if (call.Here("identity_providers").All(provider => provider["id"].Text() != call.Parameters[0]))
        {
            throw Refusal.NotFound();
        }

        return Collection.Page(call.Here(CollectionOf(call.Parameters[0], kind)).Where(item =>
            Fits(call, "cf_resource_id", item["id"].Text())
            && Fits(call, "idp_resource_id", item["externalId"].Text())
            && Fits(call, "name", item["displayName"].Text())
            && Fits(call, "username", item["userName"].Text())
            && (call.Filter("email") is null || item["emails"].Objects().Any(email => Fits(call, "email", email["value"].Text())))).Select(static item => item.Copy()).ToList(), call, 100);
    }

    private static Reply ListLog(Call call)
    {
        if (call.Query.All(static pair => pair.Key != "idp_id"))
        {
            throw Refusal.InvalidRequest("idp_id is a required parameter");
        }

        var rows = call.Here(Log).Where(row => LogFilters.All(field => Fits(call, field, row[field].Text()))
            && (Timestamps.Read(call.Filter("since")) is not { } since || Timestamps.Read(row["logged_at"].Text()) >= since)
            && (Timestamps.Read(call.Filter("until")) is not { } until || Timestamps.Read(row["logged_at"].Text()) <= until))
            .OrderBy(static row => row["logged_at"].Text(), StringComparer.Ordinal).Select(static row => row.Copy()).ToList();
        if (call.Filter("direction") != "asc")
        {
            rows.Reverse();
        }

        return Collection.Page(rows, call, 20);
    }

    private static bool Fits(Call call, string parameter, string? value)
    {
        var wanted = call.Query.Where(pair => pair.Key == parameter).Select(static pair => pair.Value).ToList();
        return wanted.Count == 0 || wanted.Contains(value ?? string.Empty, StringComparer.OrdinalIgnoreCase);
    }
}
