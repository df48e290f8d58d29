using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets what identity providers have provisioned by SCIM.</summary>
/// <typeparam name="T">The model of that.</typeparam>
public abstract class ScimResourceCommand<T> : ReadResourceCommand<T> where T : AccessScimResource, new()
{
    /// <summary>The identity providers: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] IdentityProvider { get; set; } = [];

    /// <summary>Those of this display name only.</summary>
    [Parameter(Position = 1)]
    public string? Name { get; set; }

    /// <summary>Those with one of these ids at Cloudflare only.</summary>
    [Parameter]
    public string[]? CfResourceId { get; set; }

    /// <summary>Those with one of these ids at the identity provider only.</summary>
    [Parameter]
    public string[]? IdpResourceId { get; set; }

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query =>
    [
        .. QueryFilter.Of("name", Name),
        .. QueryFilter.Of("cf_resource_id", CfResourceId),
        .. QueryFilter.Of("idp_resource_id", IdpResourceId),
    ];

    /// <inheritdoc/>
    protected override void OnRecord() => Each(IdentityProvider, provider =>
        WriteListAsync(Below(provider, AccessApi.IdentityProviders, Resource)));
}
