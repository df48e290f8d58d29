using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Sandbox;

/// <summary>What the organization can do to its users.</summary>
internal static class Organizations
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("POST", "access/organizations/revoke_user", true, RevokeUser);
    }

    // All sessions end; the seat stays, and the user may log in again.
    private static Reply RevokeUser(Call call)
    {
        var email = call.Body()["email"].Text() ?? throw Refusal.InvalidRequest("email is a required field");
        var user = call.InAccount("users").Find(user => string.Equals(user["email"].Text(), email, StringComparison.OrdinalIgnoreCase));
        if (user is not null)
        {
            call.InAccount(Users.SessionsOf(user["id"].Text()!)).Clear();
        }

        // Unknown: what the API says of an address that nobody has; here the same.
        return new Reply(200, true) { IsBare = true };
    }
}
