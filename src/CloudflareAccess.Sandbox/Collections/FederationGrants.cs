using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Grants by which other accounts use an identity provider. One cannot be changed.</summary>
internal sealed class FederationGrants() : Collection("idp_federation_grants", 1000)
{
    protected override bool InZones => false;

    // The description allows no more than 32 characters.
    protected override string NewId() => Identifiers.NewHex(32);

    public override IEnumerable<Route> Routes() => base.Routes().Where(static route => route.Method != "PUT");

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown.Remove("updated_at");
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "idp_id");
        return call.InAccount("identity_providers").Any(provider => provider["id"].Text() == body["idp_id"].Text())
            ? new JsonObject { ["idp_id"] = body["idp_id"]!.DeepClone() }
            : throw Refusal.InvalidRequest("identity provider not found"); // Unknown: the text of this refusal.
    }
}
