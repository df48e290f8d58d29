using System;

namespace CloudflareAccess.Client;

/// <summary>What an identity provider has provisioned by SCIM, in the words of SCIM; read-only.</summary>
public abstract class AccessScimResource : AccessObject
{
    /// <summary>The name.</summary>
    public string? DisplayName => Text("displayName");

    /// <summary>The id with the identity provider.</summary>
    public string? ExternalId => Text("externalId");

    /// <summary>The SCIM schemas that it keeps to.</summary>
    public string[]? Schemas => Texts();

    /// <summary>When it was made and changed.</summary>
    public ScimMeta? Meta => Part<ScimMeta>();

    /// <summary>When it was last changed; the API has it in UTC.</summary>
    public override DateTimeOffset? UpdatedAt => Meta?.LastModified;

    /// <summary>The id of the identity provider that it was read under.</summary>
    public string? IdentityProviderId => Location is { Parents: [var provider, ..] } ? provider : null;

    internal override string? Label => DisplayName;
}
