using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>What an app has one of: the settings that are changed alone, and the certificate authority.</summary>
internal static class AppParts
{
    private const string Authorities = "apps/ca";
    private static readonly string[] Settings = ["allow_iframe", "skip_interstitial"];

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("PATCH", "access/apps/{}/settings", true, call => Change(call, isWhole: false));
        yield return new Route("PUT", "access/apps/{}/settings", true, call => Change(call, isWhole: true));
        yield return new Route("GET", "access/apps/{}/user_policy_checks", true, Check);
        yield return new Route("GET", "access/" + Authorities, true, static call => Collection.Page(call.Here(Authorities).Select(Shown).ToList(), call, 100));
        yield return new Route("GET", "access/apps/{}/ca", true, static call => new Reply(200, Shown(Authority(call) ?? throw Refusal.NotFound())));
        yield return new Route("POST", "access/apps/{}/ca", true, Create);
        yield return new Route("DELETE", "access/apps/{}/ca", true, static call =>
        {
            var authority = Authority(call) ?? throw Refusal.NotFound();
            call.Here(Authorities).Remove(authority);
            return new Reply(202, new JsonObject { ["id"] = authority["id"]!.DeepClone() });
        });
    }

    // Whoever asks is let in; the API says of nobody else.
    private static Reply Check(Call call)
    {
        var app = Apps.App(call, call.Parameters[0]);
        var state = new JsonObject { ["app_uid"] = app["id"]!.DeepClone(), ["aud"] = app["aud"]!.DeepClone(), ["name"] = app["name"]?.DeepClone(), ["policies"] = JsonNodes.Array(AppPolicies.Expanded(app, call)), ["status"] = "Success" };
        if (app["domain"] is { } domain)
        {
            state["hostname"] = domain.DeepClone();
        }

        var identity = new JsonObject
        {
            ["account_id"] = call.Options.AccountId,
            ["email"] = call.Options.Email,
            ["geo"] = new JsonObject { ["country"] = "DE" },
            ["id"] = Identifiers.Uuid("admin"),
            ["is_gateway"] = false,
            ["is_warp"] = false,
            ["name"] = "Administrator",
            ["user_uuid"] = Identifiers.Uuid("admin"),
            ["version"] = 2,
        };
        return new Reply(200, new JsonObject { ["app_state"] = state, ["user_identity"] = identity });
    }

    private static Reply Change(Call call, bool isWhole)
    {
        var app = Apps.App(call, call.Parameters[0]);
        var body = call.Body();
        var shown = new JsonObject();
        foreach (var setting in Settings)
        {
            if (body.ContainsKey(setting) || isWhole)
            {
                app[setting] = body[setting].IsTrue();
            }

            shown[setting] = app[setting].IsTrue();
        }

        return new Reply(202, shown);
    }

    private static Reply Create(Call call)
    {
        var app = Apps.App(call, call.Parameters[0]);
        if (Authority(call) is not null)
        {
            // Unknown: how the API refuses the second one of an app.
            throw Refusal.Conflict("certificate authority already exists");
        }

        var made = new JsonObject
        {
            ["id"] = Identifiers.NewHex(48),
            ["aud"] = app["aud"]!.DeepClone(),
            ["public_key"] = $"ecdsa-sha2-nistp256 {Identifiers.NewHex(64)} open-ssh-ca@cloudflareaccess.org",
            ["app"] = app["id"]!.DeepClone(),
        };
        call.Here(Authorities).Add(made);
        return new Reply(200, Shown(made));
    }

    private static JsonObject? Authority(Call call)
    {
        var app = Apps.App(call, call.Parameters[0])["id"].Text();
        return call.Here(Authorities).Find(authority => authority["app"].Text() == app);
    }

    private static JsonObject Shown(JsonObject authority)
    {
        var shown = authority.Copy();
        shown.Remove("app");
        return shown;
    }
}
