using System.Collections.Generic;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Certificate authorities for SSH. The server generates all of their fields.</summary>
internal sealed class GatewayCas() : Collection("gateway_ca", 1000)
{
    public override IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/gateway_ca", false, List);
        yield return new Route("POST", "access/gateway_ca", false, call =>
        {
            var key = $"ecdsa-sha2-nistp256 {Identifiers.NewHex(64)} open-ssh-ca@cloudflareaccess.org";
            var made = new JsonObject { ["id"] = Identifiers.NewUuid(), ["public_key"] = key };
            Items(call).Add(made);
            return new Response(201, made.Copy());
        });
        yield return new Route("DELETE", "access/gateway_ca/{}", false, Delete);
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call) => body;

    protected override Response Deleted(JsonObject item, Call call) => new(200, new JsonObject { ["id"] = item["id"]!.DeepClone() });
}
