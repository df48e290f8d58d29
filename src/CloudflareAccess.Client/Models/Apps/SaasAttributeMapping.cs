
namespace CloudflareAccess.Client;

/// <summary>An attribute of a SAML assertion.</summary>
public sealed class SaasAttributeMapping : AccessDocument
{
    /// <summary>The name of the attribute.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>The name for people to read.</summary>
    public string? FriendlyName { get => Text(); set => Write(value); }

    /// <summary>How the name is to be read, as a SAML URN.</summary>
    [KnownValues("urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified", "urn:oasis:names:tc:SAML:2.0:attrname-format:basic", "urn:oasis:names:tc:SAML:2.0:attrname-format:uri")]
    public string? NameFormat { get => Text(); set => Write(value); }

    /// <summary>Whether a login without it fails.</summary>
    public bool? Required { get => Flag(); set => Write(value); }

    /// <summary>Where the value comes from.</summary>
    public SaasAttributeSource? Source { get => Part<SaasAttributeSource>(); set => Write(value); }
}
