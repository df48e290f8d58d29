using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>A root certificate that client certificates (mTLS) are checked against.</summary>
public sealed class AccessCertificate : AccessObject
{
    /// <summary>The name. At most 350 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>
    /// The certificate as PEM. The API takes it when the certificate is made, never shows it, and cannot change it.
    /// </summary>
    public string? Pem { get => Text("certificate"); set => Write(PemCertificate.Check(value), "certificate"); }

    /// <summary>
    /// The hostnames that ask for a client certificate. A change replaces the list; it has to be empty before a
    /// deletion.
    /// </summary>
    public string[]? AssociatedHostnames { get => Texts(); set => Write(Each(value, HostName.Check)); }

    /// <summary>The MD5 fingerprint.</summary>
    public string? Fingerprint => Text();

    /// <summary>When the certificate expires; the API has it in UTC.</summary>
    public DateTimeOffset? ExpiresOn => Time();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
