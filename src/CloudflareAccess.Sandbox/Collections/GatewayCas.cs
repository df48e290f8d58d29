using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Certificate authorities for SSH. The server makes all of it.</summary>
internal sealed class GatewayCas() : Collection("gateway_ca", 1000)
{
    public override IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/gateway_ca", false, List);
        yield return new Route("POST", "access/gateway_ca", false, call =>
        {
            var made = new JsonObject { ["id"] = Identifiers.NewUuid(), ["public_key"] = $"ecdsa-sha2-nistp256 {Identifiers.NewHex(64)} open-ssh-ca@cloudflareaccess.org" };
            Items(call).Add(made);
            return new Reply(201, made.Copy());
        });
        yield return new Route("DELETE", "access/gateway_ca/{}", false, Delete);
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call) => body;

    protected override Reply Deleted(JsonObject item, Call call) => new(200, new JsonObject { ["id"] = item["id"]!.DeepClone() });
}
