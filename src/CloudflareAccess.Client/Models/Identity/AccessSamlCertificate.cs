using System;

namespace CloudflareAccess.Client;

/// <summary>The certificates by which a SAML provider encrypts assertions; read-only. Source of truth: <c>access/saml_certificates</c>.</summary>
public sealed class AccessSamlCertificate : AccessObject
{
    /// <summary>The id of the set; the API calls it <c>uid</c> here.</summary>
    public override string? Id => Uid;

    /// <summary>The id under the API's own name.</summary>
    public string? Uid => Text();

    /// <summary>The certificate in use.</summary>
    public SamlCertificate? CurrentCertificate => Part<SamlCertificate>();

    /// <summary>The one before it, while it is still accepted.</summary>
    public SamlCertificate? PreviousCertificate => Part<SamlCertificate>();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
