namespace CloudflareAccess.Client;

/// <summary>The custom pages that an organization shows, by their ids.</summary>
public sealed class OrganizationCustomPages : AccessDocument
{
    /// <summary>The page for who is not let in by a rule that is not about identity.</summary>
    public string? Forbidden { get => Text(); set => Write(value); }

    /// <summary>The page for who is not let in as who they are.</summary>
    public string? IdentityDenied { get => Text(); set => Write(value); }
}
