using System;

namespace CloudflareAccess.Client;

/// <summary>The certificates by which a SAML provider encrypts assertions; read-only.</summary>
public sealed class SamlCertificateSet : AccessDocument
{
    /// <summary>The id of the set.</summary>
    public string? Uid => Text();

    /// <summary>The certificate in use.</summary>
    public SamlCertificate? CurrentCertificate => Part<SamlCertificate>();

    /// <summary>The one before it, while it is still accepted.</summary>
    public SamlCertificate? PreviousCertificate => Part<SamlCertificate>();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>When it was last changed, which a rotation does; the API has it in UTC.</summary>
    public DateTimeOffset? UpdatedAt => Time();
}
