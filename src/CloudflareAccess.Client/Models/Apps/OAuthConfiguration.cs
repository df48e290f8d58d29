namespace CloudflareAccess.Client;

/// <summary>Access as the OAuth server of an app. Clients have to support resource indicators (RFC 8707).</summary>
public sealed class OAuthConfiguration : AccessDocument
{
    /// <summary>Whether Access is that; true unless given.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>Whether and how clients may register themselves.</summary>
    public OAuthDynamicClientRegistration? DynamicClientRegistration { get => Part<OAuthDynamicClientRegistration>(); set => Write(value); }

    /// <summary>How long what is granted lasts.</summary>
    public OAuthGrant? Grant { get => Part<OAuthGrant>(); set => Write(value); }
}
