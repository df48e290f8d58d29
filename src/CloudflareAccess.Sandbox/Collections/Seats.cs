using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Seats of users, many in one request, and the authenticators that Access knows.</summary>
internal static class Seats
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("PATCH", "access/seats", false, Change);
        yield return new Route("GET", "access/authenticator_device_aaguids", false, static _ => new Reply(200, JsonNodes.Array(
        [
            new JsonObject { ["aaguid"] = "cb69481e-8ff7-4039-93ec-0a2729a154a8", ["name"] = "YubiKey 5 Series" },
            new JsonObject { ["aaguid"] = "adce0002-35bc-c60a-648b-0b25f1f05503", ["name"] = "Chrome on Mac" },
        ])));
    }

    // All or nothing: an unknown seat among them refuses the lot. Unknown: whether the API goes on with the rest.
    private static Reply Change(Call call)
    {
        var changes = call.List();
        var users = changes.Select(change => call.Here("users").Find(user => change["seat_uid"].Text() is { Length: > 0 } seat && user["seat_uid"].Text() == seat)
            ?? throw Refusal.InvalidRequest("seat_uid not found")).ToList();
        return new Reply(200, JsonNodes.Array(users.Zip(changes, (user, change) =>
        {
            user["access_seat"] = change["access_seat"].IsTrue();
            user["gateway_seat"] = change["gateway_seat"].IsTrue();
            user["updated_at"] = call.Now;
            var row = change.Copy();
            row["created_at"] = user["created_at"]!.DeepClone();
            row["updated_at"] = call.Now;
            if (!change["access_seat"].IsTrue() && !change["gateway_seat"].IsTrue())
            {
                user["seat_uid"] = string.Empty;
            }

            return (JsonNode?)row;
        })));
    }
}
