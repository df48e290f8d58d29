using System.Collections.Generic;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Settings;

/// <summary>The settings of an app that can be changed without the rest of the app.</summary>
internal static class AppSettings
{
    private const string Path = "access/apps/{}/settings";
    private static readonly string[] Settings = ["allow_iframe", "skip_interstitial"];

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("PATCH", Path, true, call => Change(call, resetsOthers: false));
        yield return new Route("PUT", Path, true, call => Change(call, resetsOthers: true));
    }

    private static Response Change(Call call, bool resetsOthers)
    {
        var app = Apps.App(call, call.Parameters[0]);
        var body = call.Body();
        var shown = new JsonObject();
        foreach (var setting in Settings)
        {
            if (body.ContainsKey(setting) || resetsOthers)
            {
                app[setting] = body[setting].IsTrue();
            }

            shown[setting] = app[setting].IsTrue();
        }

        return new Response(202, shown);
    }
}
