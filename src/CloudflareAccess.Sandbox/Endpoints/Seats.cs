using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The seats of users. One request changes many.</summary>
internal static class Seats
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("PATCH", "access/seats", false, Change);
    }

    // An unknown seat fails the whole request. Unknown: whether the API changes the other seats.
    private static Response Change(Call call)
    {
        var changes = call.ListBody();
        var users = changes.Select(change => UserOf(change["seat_uid"].Text(), call)).ToList();
        return new Response(200, JsonNodes.Array(users.Zip(changes, (user, change) => Change(user, change, call))));
    }

    private static JsonObject UserOf(string? seat, Call call) =>
        call.Here("users").Find(user => seat is { Length: > 0 } && user["seat_uid"].Text() == seat)
        ?? throw ApiError.InvalidRequest("seat_uid not found");

    private static JsonObject Change(JsonObject user, JsonObject change, Call call)
    {
        var (access, gateway) = (change["access_seat"].IsTrue(), change["gateway_seat"].IsTrue());
        user["access_seat"] = access;
        user["gateway_seat"] = gateway;
        user["updated_at"] = call.Now;
        var row = change.Copy();
        row["created_at"] = user["created_at"]!.DeepClone();
        row["updated_at"] = call.Now;
        if (!access && !gateway)
        {
            user["seat_uid"] = string.Empty;
        }

        return row;
    }
}
