using System.Collections;

namespace CloudflareAccess.Client;

/// <summary>Where the value of an OpenID Connect claim comes from.</summary>
public sealed class SaasClaimSource : AccessDocument
{
    /// <summary>The claim of the identity provider.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>
    /// Other names for single identity providers: the id of the provider, and the claim there. Assign it whole to
    /// change it.
    /// </summary>
    public IDictionary? NameByIdp { get => Map(); set => Write(value); }
}
