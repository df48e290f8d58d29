namespace CloudflareAccess.Client;

/// <summary>A SAML attribute that is passed to the origin as a header.</summary>
public sealed class SamlHeaderMapping : AccessDocument
{
    /// <summary>The attribute of the provider.</summary>
    public string? AttributeName { get => Text(); set => Write(value); }

    /// <summary>The header of the request.</summary>
    public string? HeaderName { get => Text(); set => Write(value); }
}
