using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Grants that let other accounts use an identity provider. They cannot be changed.</summary>
internal sealed class FederationGrants() : Collection("idp_federation_grants", 1000)
{
    private const int Limit = 5;

    protected override bool InZones => false;

    // The description allows at most 32 characters.
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

        // Unknown: the texts of these errors.
        var provider = call.InAccount("identity_providers").Find(provider => provider["id"].Text() == body["idp_id"].Text())
            ?? throw ApiError.InvalidRequest("identity provider not found");
        if (provider["type"].Text() is "onetimepin" or "cloudflare")
        {
            throw ApiError.InvalidRequest($"{provider["type"].Text()} identity providers cannot be federated");
        }

        // Unknown: whether a second grant for the same provider is an error. Here it counts like any other.
        if (call.Here(Name).Count >= Limit)
        {
            throw ApiError.InvalidRequest($"an account can federate at most {Limit} identity providers");
        }

        return new JsonObject { ["idp_id"] = body["idp_id"]!.DeepClone() };
    }
}
