using System;
using System.Collections.Generic;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>Ends all sessions of a user. The user keeps the seat, and can log in again.</summary>
internal static class UserRevocation
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("POST", "access/organizations/revoke_user", true, Revoke);
    }

    private static Response Revoke(Call call)
    {
        var email = call.Body()["email"].Text() ?? throw ApiError.InvalidRequest("email is a required field");
        var user = call.InAccount("users").Find(user => string.Equals(user["email"].Text(), email, StringComparison.OrdinalIgnoreCase));
        if (user is not null)
        {
            call.InAccount(Users.Sessions(user["id"].Text()!)).Clear();
        }

        // Unknown: the response for an unknown address. Here it is the same.
        return new Response(200, true) { IsBare = true };
    }
}
