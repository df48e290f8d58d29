using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The rotation of the account's signing key: one object, always there.</summary>
internal static class SigningKeys
{
    private const string Path = "access/keys";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, call => Shown(Keys(call), call));
        yield return new Route("PUT", Path, false, call =>
        {
            if (call.Body()["key_rotation_interval_days"].Whole() is not (>= 21 and <= 365))
            {
                throw Refusal.InvalidRequest("key_rotation_interval_days must be between 21 and 365");
            }

            var keys = Keys(call);
            keys["key_rotation_interval_days"] = call.Body()["key_rotation_interval_days"]!.DeepClone();
            return Shown(keys, call);
        });
        yield return new Route("POST", Path + "/rotate", false, call =>
        {
            var keys = Keys(call);
            keys["last_key_rotation_at"] = call.Now;
            return Shown(keys, call);
        });
    }

    private static JsonObject Keys(Call call)
    {
        var keys = call.Here("keys");
        if (keys.Count == 0)
        {
            keys.Add(new JsonObject { ["key_rotation_interval_days"] = 30, ["last_key_rotation_at"] = call.Now });
        }

        return keys.Single();
    }

    private static Reply Shown(JsonObject keys, Call call)
    {
        var shown = keys.Copy();
        var next = Timestamps.Read(keys["last_key_rotation_at"].Text())!.Value.AddDays(keys["key_rotation_interval_days"].Whole()!.Value);
        shown["days_until_next_rotation"] = (int)Math.Ceiling((next - call.Options.Clock()).TotalDays);
        return new Reply(200, shown);
    }
}
