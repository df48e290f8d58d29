namespace CloudflareAccess.Client;

/// <summary>The certificate authority that signs short-lived SSH certificates for one app; read-only. Source of truth: <c>access/apps/{app_id}/ca</c>.</summary>
public sealed class AccessAppCertificateAuthority : AccessObject
{
    /// <summary>The audience tag of the app.</summary>
    public string? Aud => Text();

    /// <summary>The public key, in the form that an SSH server's <c>TrustedUserCAKeys</c> file takes.</summary>
    public string? PublicKey => Text();
}
