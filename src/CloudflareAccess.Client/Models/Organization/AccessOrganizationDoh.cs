using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>
/// The service token with which devices without a person ask Gateway for names over HTTPS. Source of truth:
/// <c>access/organizations/doh</c>.
/// </summary>
public sealed class AccessOrganizationDoh : AccessObject
{
    /// <summary>How long a token for DNS over HTTPS lasts, as a Go duration such as <c>24h</c>.</summary>
    public string? DohJwtDuration { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>The id of the service token; its client id is something else.</summary>
    public string? ServiceTokenId { get => Text() ?? TextOf(Document["id"]); set => Write(Uuid.Check(value)); }

    /// <summary>The name of the service token.</summary>
    public string? Name => Text();

    /// <summary>The client id of the service token.</summary>
    public string? ClientId => Text();

    /// <summary>How long the service token lasts, as a Go duration.</summary>
    public string? Duration => Text();

    /// <summary>Whether the service token works.</summary>
    public bool? Enabled => Flag();

    /// <summary>When the service token ends; the API has it in UTC.</summary>
    public DateTimeOffset? ExpiresAt => Time();

    /// <summary>When the service token was last used; the API has it in UTC.</summary>
    public DateTimeOffset? LastSeenAt => Time();

    /// <summary>When the service token was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
