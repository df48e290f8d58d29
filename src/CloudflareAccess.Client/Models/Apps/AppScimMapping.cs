
namespace CloudflareAccess.Client;

/// <summary>Which resources of one kind are provisioned to an app, and how they are transformed.</summary>
public sealed class AppScimMapping : AccessDocument
{
    /// <summary>The kind of resource, such as <c>urn:ietf:params:scim:schemas:core:2.0:User</c>.</summary>
    public string? Schema { get => Text(); set => Write(value); }

    /// <summary>Whether the mapping is used.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>A SCIM filter that resources have to match, such as <c>title pr or userType eq "Intern"</c>.</summary>
    public string? Filter { get => Text(); set => Write(value); }

    /// <summary>Which operations it applies to.</summary>
    public AppScimOperations? Operations { get => Part<AppScimOperations>(); set => Write(value); }

    /// <summary>Whether values that the schema does not know are removed or passed on.</summary>
    [KnownValues("strict", "passthrough")]
    public string? Strictness { get => Text(); set => Write(value); }

    /// <summary>A JSONata expression that transforms the resource.</summary>
    public string? TransformJsonata { get => Text(); set => Write(value); }
}
