
namespace CloudflareAccess.Client;

/// <summary>Whether policies let a user in; read-only. Source of truth: <c>access/policy-tests/{id}/users</c>.</summary>
public sealed class AccessPolicyTestUser : AccessObject
{
    /// <summary>The email address.</summary>
    public string? Email => Text();

    /// <summary>The name.</summary>
    public string? Name => Text();

    /// <summary>Whether the user is let in.</summary>
    [KnownValues("approved", "blocked", "error")]
    public string? Status => Text();

    internal override string? Label => Email;
}
