using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Settings;

/// <summary>The settings of mutual TLS for each hostname. A PUT replaces the whole list, and takes effect with a delay.</summary>
internal static class CertificateSettings
{
    private const string StoreName = "certificates/settings";
    private const string LagField = "_lag";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + StoreName, true, static call => new Response(200, Shown(call)));
        yield return new Route("PUT", "access/" + StoreName, true, Replace);
    }

    private static Response Replace(Call call)
    {
        if (call.Body()["settings"] is not JsonArray settings || settings.Objects().Any(static one => one["hostname"].Text() is null))
        {
            throw ApiError.InvalidRequest("settings is a required field");
        }

        if (settings.Objects().Any(one => !IsInZone(one["hostname"].Text()!, call.Options.ZoneName)))
        {
            throw ApiError.OfAccess(400, 12036, "hostnames_must_belong_to_your_domain");
        }

        var pending = call.Here(StoreName + LagField);
        if (pending.FirstOrDefault() is { } lag && lag[LagField].Integer() > 0)
        {
            lag[LagField] = lag[LagField].Integer() - 1;
            throw ApiError.Conflict("previous certificate settings still being updated");
        }

        pending.Clear();
        pending.Add(new JsonObject { [LagField] = call.Options.CertificateLag });
        var items = call.Here(StoreName);
        items.Clear();
        items.AddRange(settings.Objects().Select(static one => one.Copy()));
        return new Response(202, Shown(call));
    }

    private static bool IsInZone(string host, string zone) =>
        host == zone || host.EndsWith("." + zone, StringComparison.OrdinalIgnoreCase);

    private static JsonArray Shown(Call call) => JsonNodes.Array(call.Here(StoreName).Select(static one => one.Copy()));
}
