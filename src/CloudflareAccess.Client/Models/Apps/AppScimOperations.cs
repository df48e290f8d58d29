namespace CloudflareAccess.Client;

/// <summary>Which SCIM operations a mapping applies to.</summary>
public sealed class AppScimOperations : AccessDocument
{
    /// <summary>Whether it applies to what is new.</summary>
    public bool? Create { get => Flag(); set => Write(value); }

    /// <summary>Whether it applies to changes.</summary>
    public bool? Update { get => Flag(); set => Write(value); }

    /// <summary>Whether it applies to deletions.</summary>
    public bool? Delete { get => Flag(); set => Write(value); }
}
