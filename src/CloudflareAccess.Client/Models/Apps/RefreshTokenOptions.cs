namespace CloudflareAccess.Client;

/// <summary>How long the refresh tokens of an OpenID Connect app last.</summary>
public sealed class RefreshTokenOptions : AccessDocument
{
    /// <summary>In minutes, hours or days, such as <c>30d</c>; longer than <c>1m</c>.</summary>
    public string? Lifetime { get => Text(); set => Write(value); }
}
