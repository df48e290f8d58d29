using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>A session of a person; read-only.</summary>
public sealed class AccessUserSession : AccessObject
{
    /// <summary>The nonce of the session, by which the API knows it.</summary>
    public override string? Id => Nonce;

    /// <summary>The nonce of the session, by which the API knows it.</summary>
    public string? Nonce => Metadata?.Nonce;

    /// <summary>The name of the session in the store of Access; it ends in the nonce.</summary>
    public string? Name => Text();

    /// <summary>When Access forgets the session.</summary>
    public DateTimeOffset? Expiration => Time();

    /// <summary>When the session began.</summary>
    public DateTimeOffset? IssuedAt => Metadata?.Iat;

    /// <summary>When the session ends.</summary>
    public DateTimeOffset? ExpiresAt => Metadata?.Expires;

    /// <summary>How many seconds the session lasts in all.</summary>
    public long? Ttl => Metadata?.Ttl;

    /// <summary>The apps that the session has been used for.</summary>
    public AccessUserSessionApp[]? Apps => (Document["metadata"] as JsonObject)?["apps"] is JsonObject apps
        ? apps.Select(static app => app.Value).OfType<JsonObject>().Select(View<AccessUserSessionApp>).ToArray()
        : null;

    /// <summary>The id of the user whose session it is.</summary>
    public string? UserId => Location is { Parents: [var user, ..] } ? user : null;

    internal override string? About(string noun) => noun == "User" ? UserId : null;

    private SessionMetadata? Metadata => Part<SessionMetadata>();

    private sealed class SessionMetadata : AccessDocument
    {
        public string? Nonce => Text();

        public DateTimeOffset? Iat => Time();

        public DateTimeOffset? Expires => Time();

        public long? Ttl => Number();
    }
}
