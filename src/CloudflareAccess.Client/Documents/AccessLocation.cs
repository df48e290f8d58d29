namespace CloudflareAccess.Client.Documents;

/// <summary>Where an object lives: the account or zone, and the object above it for nested resources.</summary>
internal sealed class AccessLocation(AccessScope scope, params string[] parents)
{
    public AccessScope Scope { get; } = scope;

    /// <summary>Ids of the objects above, outermost first: the app of an app-scoped policy, the user of a session.</summary>
    public string[] Parents { get; } = parents;
}
