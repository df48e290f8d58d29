namespace CloudflareAccess.Client;

/// <summary>Which tokens the authorization endpoint gives in the hybrid and implicit flows.</summary>
public sealed class HybridAndImplicitOptions : AccessDocument
{
    /// <summary>Whether it gives an access token.</summary>
    public bool? ReturnAccessTokenFromAuthorizationEndpoint { get => Flag(); set => Write(value); }

    /// <summary>Whether it gives an id token.</summary>
    public bool? ReturnIdTokenFromAuthorizationEndpoint { get => Flag(); set => Write(value); }
}
