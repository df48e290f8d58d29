using System.Collections.Generic;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The check whether the user of the token gets into an app. In the sandbox the user always does.</summary>
internal static class AppUserCheck
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/apps/{}/user_policy_checks", true, Check);
    }

    private static Response Check(Call call)
    {
        var app = Apps.App(call, call.Parameters[0]);
        var state = new JsonObject
        {
            ["app_uid"] = app["id"]!.DeepClone(),
            ["aud"] = app["aud"]!.DeepClone(),
            ["name"] = app["name"]?.DeepClone(),
            ["policies"] = JsonNodes.Array(AppPolicies.Expanded(app, call)),
            ["status"] = "Success",
        };
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
        return new Response(200, new JsonObject { ["app_state"] = state, ["user_identity"] = identity });
    }
}
