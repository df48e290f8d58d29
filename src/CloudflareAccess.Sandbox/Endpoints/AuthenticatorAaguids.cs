using System.Collections.Generic;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The models of authenticators that Access knows.</summary>
internal static class AuthenticatorAaguids
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/authenticator_device_aaguids", false, static _ => new Response(200, JsonNodes.Array(
        [
            new JsonObject { ["aaguid"] = "cb69481e-8ff7-4039-93ec-0a2729a154a8", ["name"] = "YubiKey 5 Series" },
            new JsonObject { ["aaguid"] = "adce0002-35bc-c60a-648b-0b25f1f05503", ["name"] = "Chrome on Mac" },
        ])));
    }
}
