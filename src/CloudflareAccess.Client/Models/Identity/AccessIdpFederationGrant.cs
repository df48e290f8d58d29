using System;

namespace CloudflareAccess.Client;

/// <summary>Lets another account use an identity provider of this one. Source of truth: <c>access/idp_federation_grants</c>.</summary>
public sealed class AccessIdpFederationGrant : AccessObject
{
    /// <summary>The id of the identity provider. A grant is made for one and cannot be changed.</summary>
    public string? IdpId { get => Text(); set => Write(value); }

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    internal override string? Label => null;
}
