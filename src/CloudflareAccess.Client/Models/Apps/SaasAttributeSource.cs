namespace CloudflareAccess.Client;

/// <summary>Where the value of a SAML attribute comes from.</summary>
public sealed class SaasAttributeSource : AccessDocument
{
    /// <summary>The attribute of the identity provider.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>Other names for single identity providers.</summary>
    public SaasIdpAttributeName[]? NameByIdp { get => Parts<SaasIdpAttributeName>(); set => Write(value); }
}
