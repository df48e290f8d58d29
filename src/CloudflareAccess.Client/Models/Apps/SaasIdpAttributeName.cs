using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>What one identity provider calls an attribute.</summary>
public sealed class SaasIdpAttributeName : AccessDocument
{
    /// <summary>The id of the identity provider.</summary>
    public string? IdpId { get => Text(); set => Write(Uuid.Check(value)); }

    /// <summary>The name of the attribute there.</summary>
    public string? SourceName { get => Text(); set => Write(value); }
}
