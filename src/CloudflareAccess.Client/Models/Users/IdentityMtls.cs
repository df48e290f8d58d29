namespace CloudflareAccess.Client;

/// <summary>The client certificate of a session; read-only.</summary>
public sealed class IdentityMtls : AccessDocument
{
    /// <summary>Whether it was accepted.</summary>
    public string? AuthStatus => Text();

    /// <summary>Whether there was one.</summary>
    public bool? CertPresented => Flag();

    /// <summary>Its serial number.</summary>
    public string? CertSerial => Text();

    /// <summary>Who issued it.</summary>
    public string? CertIssuerDn => Text();

    /// <summary>The key identifier of who issued it.</summary>
    public string? CertIssuerSki => Text();
}
