
namespace CloudflareAccess.Client;

/// <summary>A claim of an OpenID Connect token.</summary>
public sealed class SaasCustomClaim : AccessDocument
{
    /// <summary>The name of the claim.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>The scope that has to be asked for.</summary>
    [KnownValues("groups", "profile", "email", "openid")]
    public string? Scope { get => Text(); set => Write(value); }

    /// <summary>Whether a login without it fails.</summary>
    public bool? Required { get => Flag(); set => Write(value); }

    /// <summary>Where the value comes from.</summary>
    public SaasClaimSource? Source { get => Part<SaasClaimSource>(); set => Write(value); }
}
