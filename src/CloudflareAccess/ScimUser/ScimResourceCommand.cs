using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets what identity providers have provisioned by SCIM.</summary>
/// <typeparam name="T">The model of that.</typeparam>
public abstract class ScimResourceCommand<T> : ListResourceCommand<T> where T : AccessScimResource, new()
{
    private AccessReference? _current;

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

    private protected override ResourceLocation Location => Below(_current!, AccessApi.IdentityProviders, Resource);

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query =>
    [
        .. Filter("name", Name is null ? null : [Name]),
        .. Filter("cf_resource_id", CfResourceId),
        .. Filter("idp_resource_id", IdpResourceId),
    ];

    /// <inheritdoc/>
    protected override void Process() => Each(IdentityProvider, provider =>
    {
        _current = provider;
        return WriteListAsync(static _ => true);
    });
}
