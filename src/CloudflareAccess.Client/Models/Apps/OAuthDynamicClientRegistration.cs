namespace CloudflareAccess.Client;

/// <summary>How OAuth clients may register themselves.</summary>
public sealed class OAuthDynamicClientRegistration : AccessDocument
{
    /// <summary>Whether they may.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>Whether any redirect to localhost is allowed.</summary>
    public bool? AllowAnyOnLocalhost { get => Flag(); set => Write(value); }

    /// <summary>Whether any redirect to 127.0.0.1 is allowed.</summary>
    public bool? AllowAnyOnLoopback { get => Flag(); set => Write(value); }

    /// <summary>
    /// The redirects that are allowed. One of http or https may end in <c>/*</c>; one of another scheme has to match
    /// exactly.
    /// </summary>
    public string[]? AllowedUris { get => Texts(); set => Write(value); }
}
