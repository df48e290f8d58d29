using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>How long what an OAuth server grants lasts.</summary>
public sealed class OAuthGrant : AccessDocument
{
    /// <summary>How long an access token lasts, as a Go duration such as <c>15m</c>.</summary>
    public string? AccessTokenLifetime { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>How long the OAuth session lasts, as a Go duration such as <c>24h</c>.</summary>
    public string? SessionDuration { get => Text(); set => Write(GoDuration.Check(value)); }
}
