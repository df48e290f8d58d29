using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Users with their sessions and failed logins. Only the account has them.</summary>
internal sealed class Users() : Collection("users", 1000)
{
    // A user is always at the same place.
    private static readonly (string Country, string Address)[] Places =
        [("DE", "198.51.100.7"), ("FR", "203.0.113.9"), ("US", "2001:db8::42")];

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } =
    [
        "id", "uid", "created_at", "updated_at", "access_seat", "gateway_seat", "seat_uid", "active_device_count", "last_successful_login",
    ];

    /// <summary>The collection of the sessions of a user.</summary>
    public static string Sessions(string id) => $"users/{id}/active_sessions";

    /// <summary>The collection of the failed logins of a user.</summary>
    public static string FailedLogins(string id) => $"users/{id}/failed_logins";

    /// <summary>The collection of the MFA authenticators of a user.</summary>
    public static string Authenticators(string id) => $"users/{id}/mfa_authenticators";

    public override IEnumerable<Route> Routes()
    {
        foreach (var route in base.Routes())
        {
            yield return route;
        }

        yield return new Route("GET", "access/users/{}/active_sessions", false, call => All(call, Sessions));
        yield return new Route("GET", "access/users/{}/active_sessions/{}", false, Session);
        yield return new Route("GET", "access/users/{}/failed_logins", false, call => All(call, FailedLogins));
        yield return new Route("GET", "access/users/{}/last_seen_identity", false, LastSeenIdentity);
        yield return new Route("DELETE", "access/users/{}/mfa_authenticators/{}", false, DeleteAuthenticator);
    }

    protected override bool Matches(JsonObject item, Call call) =>
        Filters.MatchesName(item, call, "email")
        && (call.Filter("email") is not { } email || IsEmail(item, email));

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, current is null ? ["email"] : ["email", "name"]);
        var email = body["email"].Text();
        if (current is not null && !IsEmail(current, email))
        {
            // "Requires the user's current email as confirmation (email cannot be changed)." Unknown: the text of the error.
            throw ApiError.InvalidRequest("email does not match the user");
        }

        if (call.Here(Name).Any(other => other != current && IsEmail(other, email)))
        {
            // Unknown: the error for a second user with the same address.
            throw ApiError.Conflict("user already exists");
        }

        var id = current?["id"].Text() ?? Identifiers.NewUuid();
        var user = new JsonObject
        {
            ["id"] = id,
            ["uid"] = id,
            ["access_seat"] = current?["access_seat"]?.DeepClone() ?? false,
            ["gateway_seat"] = current?["gateway_seat"]?.DeepClone() ?? false,
            ["seat_uid"] = current?["seat_uid"]?.DeepClone() ?? string.Empty,
            ["active_device_count"] = current?["active_device_count"]?.DeepClone() ?? 0,
        };
        if (current?["last_successful_login"] is { } login)
        {
            user["last_successful_login"] = login.DeepClone();
        }

        foreach (var field in body.ToList())
        {
            user[field.Key] = field.Value?.DeepClone();
        }

        return user;
    }

    protected override void BeforeDelete(JsonObject item, Call call) => call.Here(Sessions(item["id"].Text()!)).Clear();

    protected override Response Deleted(JsonObject item, Call call) => new(202, new JsonObject());

    private static bool IsEmail(JsonObject user, string? email) =>
        string.Equals(user["email"].Text(), email, StringComparison.OrdinalIgnoreCase);

    /// <summary>The identity of a user as Access stores it in a session.</summary>
    private static JsonObject Identity(JsonObject user, long issued, Call call)
    {
        var device = Identifiers.Uuid($"device/{user["email"].Text()}");
        var posture = Identifiers.Uuid("posture/disk");
        var (country, address) = Places[(user["email"].Text() ?? string.Empty).Sum(static letter => letter) % Places.Length];
        return new JsonObject
        {
            ["account_id"] = call.Options.AccountId,
            ["auth_status"] = "NONE",
            ["common_name"] = string.Empty,
            ["device_id"] = device,
            ["device_sessions"] = new JsonObject { [device] = new JsonObject { ["last_authenticated"] = issued } },
            ["devicePosture"] = new JsonObject
            {
                [posture] = new JsonObject
                {
                    ["id"] = posture,
                    ["type"] = "disk_encryption",
                    ["rule_name"] = "Disk is encrypted",
                    ["success"] = true,
                },
            },
            ["email"] = user["email"]?.DeepClone(),
            ["geo"] = new JsonObject { ["country"] = country },
            ["iat"] = issued,
            ["idp"] = new JsonObject { ["id"] = Identifiers.Uuid("idp/Okta"), ["type"] = "okta" },
            ["ip"] = address,
            ["is_gateway"] = user["gateway_seat"].IsTrue(),
            ["is_warp"] = false,
            ["mtls_auth"] = new JsonObject
            {
                ["auth_status"] = "NONE",
                ["cert_presented"] = false,
                ["cert_serial"] = string.Empty,
                ["cert_issuer_dn"] = string.Empty,
                ["cert_issuer_ski"] = string.Empty,
            },
            ["service_token_id"] = string.Empty,
            ["service_token_status"] = false,
            ["user_uuid"] = user["id"]?.DeepClone(),
            ["version"] = 2,
        };
    }

    private Response All(Call call, Func<string, string> collection)
    {
        var user = Find(call, call.Parameters[0]);
        return new Response(200, JsonNodes.Array(call.Here(collection(user["id"].Text()!)).Select(static row => row.Copy())));
    }

    private Response Session(Call call)
    {
        var user = Find(call, call.Parameters[0]);
        var session = call.Here(Sessions(user["id"].Text()!)).Find(session => session["metadata"]?["nonce"].Text() == call.Parameters[1])
            ?? throw ApiError.NotFound();
        var identity = Identity(user, session["metadata"]!["iat"]!.GetValue<long>(), call);
        identity["isActive"] = true;
        return new Response(200, identity);
    }

    private Response LastSeenIdentity(Call call)
    {
        var user = Find(call, call.Parameters[0]);

        // Unknown: the response for a user who never logged in.
        var seen = Timestamps.Read(user["last_successful_login"].Text()) ?? throw ApiError.NotFound();
        return new Response(200, Identity(user, seen.ToUnixTimeSeconds(), call));
    }

    private Response DeleteAuthenticator(Call call)
    {
        var authenticators = call.Here(Authenticators(Find(call, call.Parameters[0])["id"].Text()!));
        return authenticators.RemoveAll(one => one["id"].Text() == call.Parameters[1]) > 0
            ? new Response(200, new JsonObject())
            : throw ApiError.NotFound();
    }
}
