using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>
/// Who Access took a person for when a session began; read-only. What the identity provider said besides is not described
/// by the API: <see cref="AccessDocument.ToJson"/> shows it. Source of truth: <c>access/users/{user_id}/last_seen_identity</c>.
/// </summary>
public sealed class AccessUserIdentity : AccessObject
{
    /// <summary>The id of the user.</summary>
    public override string? Id => UserUuid ?? Text();

    /// <summary>The id of the user under the API's own name.</summary>
    public string? UserUuid => Text();

    /// <summary>The name.</summary>
    public string? Name => Text();

    /// <summary>The email address.</summary>
    public string? Email => Text();

    /// <summary>The id of the account.</summary>
    public string? AccountId => Text();

    /// <summary>How the login went.</summary>
    public string? AuthStatus => Text();

    /// <summary>The common name of the client certificate.</summary>
    public string? CommonName => Text();

    /// <summary>The address the person came from.</summary>
    public string? Ip => Text();

    /// <summary>The country the person came from, two letters.</summary>
    public string? Country => TextOf((Document["geo"] as JsonObject)?["country"]);

    /// <summary>The identity provider.</summary>
    public IdentityIdp? Idp => Part<IdentityIdp>();

    /// <summary>When the session began.</summary>
    public DateTimeOffset? IssuedAt => Time("iat");

    /// <summary>The id of the device.</summary>
    public string? DeviceId => Text();

    /// <summary>The sessions of the person's devices.</summary>
    public IdentityDeviceSession[]? DeviceSessions => Entries<IdentityDeviceSession>("device_sessions", static (session, id) => session.DeviceId = id);

    /// <summary>What was checked on the device.</summary>
    public IdentityDevicePosture[]? DevicePosture => Entries<IdentityDevicePosture>("devicePosture", static (check, id) => check.CheckId = id);

    /// <summary>Whether the person came through Gateway.</summary>
    public bool? IsGateway => Flag();

    /// <summary>Whether the person came through the WARP client.</summary>
    public bool? IsWarp => Flag();

    /// <summary>Whether the session still holds; only where one session was asked for.</summary>
    public bool? IsActive => Flag("isActive");

    /// <summary>What the client certificate was.</summary>
    public IdentityMtls? MtlsAuth => Part<IdentityMtls>();

    /// <summary>The id of the service token, where it was none of a person.</summary>
    public string? ServiceTokenId => Text();

    /// <summary>Whether it was a service token.</summary>
    public bool? ServiceTokenStatus => Flag();

    /// <summary>The version of this shape.</summary>
    public long? Version => Number();

    internal override string? Label => Email ?? Name;

    internal override string? About(string noun) => noun == "User" ? Email ?? UserUuid : null;

    private TEntry[]? Entries<TEntry>(string field, Action<TEntry, string> name) where TEntry : AccessDocument, new() =>
        (Document[field] as JsonObject)?.Where(static entry => entry.Value is JsonObject).Select(entry =>
        {
            var view = View<TEntry>((JsonObject)entry.Value!);
            name(view, entry.Key);
            return view;
        }).ToArray();
}
