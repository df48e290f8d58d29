using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Users with their sessions and failed logins. They are the account's alone.</summary>
internal sealed class Users() : Collection("users", 1000)
{
    // Where people are: the same place for one person each time.
    private static readonly (string Country, string Address)[] Places = [("DE", "198.51.100.7"), ("FR", "203.0.113.9"), ("US", "2001:db8::42")];

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } =
        ["id", "uid", "created_at", "updated_at", "access_seat", "gateway_seat", "seat_uid", "active_device_count", "last_successful_login"];

    /// <summary>Where a user's sessions are kept.</summary>
    public static string SessionsOf(string id) => $"users/{id}/active_sessions";

    /// <summary>Where a user's failed logins are kept.</summary>
    public static string FailuresOf(string id) => $"users/{id}/failed_logins";

    /// <summary>Where a user's second factors are kept.</summary>
    public static string AuthenticatorsOf(string id) => $"users/{id}/mfa_authenticators";

    /// <summary>Who Access takes a user for.</summary>
    public static JsonObject Identity(JsonObject user, long issued, Call call) => new()
    {
        ["account_id"] = call.Options.AccountId,
        ["auth_status"] = "NONE",
        ["common_name"] = string.Empty,
        ["device_id"] = Identifiers.Uuid($"device/{user["email"].Text()}"),
        ["device_sessions"] = new JsonObject { [Identifiers.Uuid($"device/{user["email"].Text()}")] = new JsonObject { ["last_authenticated"] = issued } },
        ["devicePosture"] = new JsonObject { [Identifiers.Uuid("posture/disk")] = new JsonObject { ["id"] = Identifiers.Uuid("posture/disk"), ["type"] = "disk_encryption", ["rule_name"] = "Disk is encrypted", ["success"] = true } },
        ["email"] = user["email"]?.DeepClone(),
        ["geo"] = new JsonObject { ["country"] = PlaceOf(user).Country },
        ["iat"] = issued,
        ["idp"] = new JsonObject { ["id"] = Identifiers.Uuid("idp/Okta"), ["type"] = "okta" },
        ["ip"] = PlaceOf(user).Address,
        ["is_gateway"] = user["gateway_seat"].IsTrue(),
        ["is_warp"] = false,
        ["mtls_auth"] = new JsonObject { ["auth_status"] = "NONE", ["cert_presented"] = false, ["cert_serial"] = string.Empty, ["cert_issuer_dn"] = string.Empty, ["cert_issuer_ski"] = string.Empty },
        ["service_token_id"] = string.Empty,
        ["service_token_status"] = false,
        ["user_uuid"] = user["id"]?.DeepClone(),
        ["version"] = 2,
    };

    public override IEnumerable<Route> Routes()
    {
        foreach (var route in base.Routes())
        {
            yield return route;
        }

        yield return new Route("GET", "access/users/{}/active_sessions", false, call => Whole(call, SessionsOf));
        yield return new Route("GET", "access/users/{}/active_sessions/{}", false, call =>
        {
            var user = Find(call, call.Parameters[0]);
            var session = call.Here(SessionsOf(user["id"].Text()!)).Find(session => session["metadata"]?["nonce"].Text() == call.Parameters[1]) ?? throw Refusal.NotFound();
            var identity = Identity(user, session["metadata"]!["iat"]!.GetValue<long>(), call);
            identity["isActive"] = true;
            return new Reply(200, identity);
        });
        yield return new Route("GET", "access/users/{}/failed_logins", false, call => Whole(call, FailuresOf));
        yield return new Route("GET", "access/users/{}/last_seen_identity", false, call =>
        {
            var user = Find(call, call.Parameters[0]);
            return Timestamps.Read(user["last_successful_login"].Text()) is { } seen
                ? new Reply(200, Identity(user, seen.ToUnixTimeSeconds(), call))
                : throw Refusal.NotFound(); // Unknown: what is said of who has never logged in.
        });
        yield return new Route("DELETE", "access/users/{}/mfa_authenticators/{}", false, call =>
        {
            var authenticators = call.Here(AuthenticatorsOf(Find(call, call.Parameters[0])["id"].Text()!));
            return authenticators.RemoveAll(one => one["id"].Text() == call.Parameters[1]) > 0 ? new Reply(200, new JsonObject()) : throw Refusal.NotFound();
        });
    }

    protected override bool IsWanted(JsonObject item, Call call) =>
        NameFilter.IsMatch(item, call, "email")
        && (call.Filter("email") is not { } email || string.Equals(item["email"].Text(), email, StringComparison.OrdinalIgnoreCase));

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, current is null ? ["email"] : ["email", "name"]);
        if (current is not null && !string.Equals(current["email"].Text(), body["email"].Text(), StringComparison.OrdinalIgnoreCase))
        {
            // "Requires the user's current email as confirmation (email cannot be changed)." Unknown: in which words it refuses.
            throw Refusal.InvalidRequest("email does not match the user");
        }

        if (call.Here(Name).Any(other => other != current && string.Equals(other["email"].Text(), body["email"].Text(), StringComparison.OrdinalIgnoreCase)))
        {
            // Unknown: how the API refuses the second user of an address.
            throw Refusal.Conflict("user already exists");
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

    protected override void BeforeDelete(JsonObject item, Call call) => call.Here(SessionsOf(item["id"].Text()!)).Clear();

    protected override Reply Deleted(JsonObject item, Call call) => new(202, new JsonObject());

    private static (string Country, string Address) PlaceOf(JsonObject user) => Places[(user["email"].Text() ?? string.Empty).Sum(static letter => letter) % Places.Length];

    private Reply Whole(Call call, Func<string, string> collection) =>
        new(200, JsonNodes.Array(call.Here(collection(Find(call, call.Parameters[0])["id"].Text()!)).Select(static row => row.Copy())));
}
