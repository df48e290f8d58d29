using System.Linq;

namespace CloudflareAccess.Client;

/// <summary>A user that an identity provider has provisioned. Source of truth: <c>access/identity_providers/{id}/scim/users</c>.</summary>
public sealed class AccessScimUser : AccessScimResource
{
    /// <summary>Whether the identity provider lets the user log in.</summary>
    public bool? Active => Flag("active");

    /// <summary>All email addresses.</summary>
    public ScimEmail[]? Emails => Parts<ScimEmail>();

    /// <summary>The email address that counts: the primary one, else the first.</summary>
    public string? Email => (Emails?.FirstOrDefault(static email => email.Primary == true) ?? Emails?.FirstOrDefault())?.Value;
}
