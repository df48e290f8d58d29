using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Grants by which other accounts use an identity provider. One cannot be changed.</summary>
internal sealed class FederationGrants() : Collection("idp_federation_grants", 1000)
{
    private const int Most = 5;

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
        var provider = call.InAccount("identity_providers").Find(provider => provider["id"].Text() == body["idp_id"].Text())
            ?? throw Refusal.InvalidRequest("identity provider not found"); // Unknown: the texts of this refusal and of the next ones.
        if (provider["type"].Text() is "onetimepin" or "cloudflare")
        {
            throw Refusal.InvalidRequest($"{provider["type"].Text()} identity providers cannot be federated");
        }

        // Unknown: what is said of a second grant for one provider; here it counts like any other.
        if (call.Here(Name).Count >= Most)
        {
            throw Refusal.InvalidRequest($"an account can federate at most {Most} identity providers");
        }

        return new JsonObject { ["idp_id"] = body["idp_id"]!.DeepClone() };
    }
}
