namespace CloudflareAccess.Client;

/// <summary>A group that an identity provider has provisioned. Source of truth: <c>access/identity_providers/{id}/scim/groups</c>.</summary>
public sealed class AccessScimGroup : AccessScimResource
{
}
