using System;

namespace CloudflareAccess.Client;

/// <summary>A login of a person that failed; read-only.</summary>
public sealed class AccessUserFailedLogin : AccessObject
{
    /// <summary>The ray id of the request, the only id there is.</summary>
    public override string? Id => RayId;

    // A ray id names a request, not a row: rows are never told apart by it.
    internal override string? Key => null;

    /// <summary>When the login failed.</summary>
    public DateTimeOffset? AttemptedAt => Metadata?.Datetime;

    /// <summary>The name of the app.</summary>
    public string? AppName => Metadata?.AppName;

    /// <summary>The audience tag of the app.</summary>
    public string? Aud => Metadata?.Aud;

    /// <summary>The ray id of the request, by which Cloudflare can trace it.</summary>
    public string? RayId => Metadata?.RayId;

    /// <summary>The email address that was given.</summary>
    public string? UserEmail => Metadata?.UserEmail;

    /// <summary>The id of the user.</summary>
    public string? UserId => Metadata?.UserUuid ?? (Location is { Parents: [var user, ..] } ? user : null);

    /// <summary>When Access forgets the failure.</summary>
    public DateTimeOffset? Expiration => Time();

    internal override string? Label => UserEmail;

    internal override string? About(string noun) => noun == "User" ? UserEmail ?? UserId : null;

    private FailedLoginMetadata? Metadata => Part<FailedLoginMetadata>();

    private sealed class FailedLoginMetadata : AccessDocument
    {
        public DateTimeOffset? Datetime => Time();

        public string? AppName => Text();

        public string? Aud => Text();

        public string? RayId => Text();

        public string? UserEmail => Text();

        public string? UserUuid => Text();
    }
}
