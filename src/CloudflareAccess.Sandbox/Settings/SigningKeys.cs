using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Settings;

/// <summary>The rotation of the signing key of the account: one object that always exists.</summary>
internal static class SigningKeys
{
    private const string StoreName = "keys";
    private const string Path = "access/" + StoreName;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, static call => Shown(Keys(call), call));
        yield return new Route("PUT", Path, false, Change);
        yield return new Route("POST", Path + "/rotate", false, Rotate);
    }

    private static Response Change(Call call)
    {
        var days = call.Body()["key_rotation_interval_days"];
        if (days.Integer() is not (>= 21 and <= 365))
        {
            throw ApiError.InvalidRequest("key_rotation_interval_days must be between 21 and 365");
        }

        var keys = Keys(call);
        keys["key_rotation_interval_days"] = days!.DeepClone();
        return Shown(keys, call);
    }

    private static Response Rotate(Call call)
    {
        var keys = Keys(call);
        keys["last_key_rotation_at"] = call.Now;
        return Shown(keys, call);
    }

    private static JsonObject Keys(Call call)
    {
        var keys = call.Here(StoreName);
        if (keys.Count == 0)
        {
            keys.Add(new JsonObject { ["key_rotation_interval_days"] = 30, ["last_key_rotation_at"] = call.Now });
        }

        return keys.Single();
    }

    private static Response Shown(JsonObject keys, Call call)
    {
        var shown = keys.Copy();
        var rotated = Timestamps.Read(keys["last_key_rotation_at"].Text())!.Value;
        var next = rotated.AddDays(keys["key_rotation_interval_days"].Integer()!.Value);
        shown["days_until_next_rotation"] = (int)Math.Ceiling((next - call.Options.Clock()).TotalDays);
        return new Response(200, shown);
    }
}
