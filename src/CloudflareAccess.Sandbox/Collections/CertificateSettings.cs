using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>How client certificates are handled at each hostname: one list that is replaced as a whole, and takes its time.</summary>
internal static class CertificateSettings
{
    private const string Path = "certificates/settings";
    private const string LagField = "_lag";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + Path, true, static call => new Reply(200, Shown(call)));
        yield return new Route("PUT", "access/" + Path, true, Replace);
    }

    private static Reply Replace(Call call)
    {
        if (call.Body()["settings"] is not JsonArray settings || settings.Objects().Any(static one => one["hostname"].Text() is null))
        {
            throw Refusal.InvalidRequest("settings is a required field");
        }

        var zone = call.Options.ZoneName;
        if (settings.Objects().Select(static one => one["hostname"].Text()!).Any(host => host != zone && !host.EndsWith("." + zone, System.StringComparison.OrdinalIgnoreCase)))
        {
            throw Refusal.Of(400, 12036, "hostnames_must_belong_to_your_domain");
        }

        var pending = call.Here(Path + LagField);
        if (pending.FirstOrDefault() is { } lag && lag[LagField].Whole() > 0)
        {
            lag[LagField] = lag[LagField].Whole() - 1;
            throw Refusal.Conflict("previous certificate settings still being updated");
        }

        pending.Clear();
        pending.Add(new JsonObject { [LagField] = call.Options.CertificateLag });
        var items = call.Here(Path);
        items.Clear();
        items.AddRange(settings.Objects().Select(static one => one.Copy()));
        return new Reply(202, Shown(call));
    }

    private static JsonArray Shown(Call call) => JsonNodes.Array(call.Here(Path).Select(static one => one.Copy()));
}
