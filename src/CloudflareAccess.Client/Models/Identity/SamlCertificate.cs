using System;

namespace CloudflareAccess.Client;

/// <summary>A certificate by which a SAML provider encrypts assertions; read-only.</summary>
public sealed class SamlCertificate : AccessDocument
{
    /// <summary>The id of the certificate.</summary>
    public string? Uid => Text();

    /// <summary>Whether it is the one in use.</summary>
    public bool? IsCurrent => Flag();

    /// <summary>When it expires; it is rotated 30 days before.</summary>
    public DateTimeOffset? NotAfter => Time();

    /// <summary>The certificate as PEM, to be given to the SAML provider.</summary>
    public string? PublicCertificate => Text();
}
