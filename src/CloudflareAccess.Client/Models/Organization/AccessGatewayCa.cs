namespace CloudflareAccess.Client;

/// <summary>A certificate authority by which SSH servers trust the short-lived certificates that Gateway issues for infrastructure apps; read-only. Source of truth: <c>access/gateway_ca</c>.</summary>
public sealed class AccessGatewayCa : AccessObject
{
    /// <summary>The public key, in the form that an SSH server's <c>TrustedUserCAKeys</c> file takes.</summary>
    public string? PublicKey => Text();
}
