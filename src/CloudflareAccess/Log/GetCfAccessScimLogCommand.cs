using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets the log of what identity providers asked Access by SCIM to change, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessScimLog", SupportsPaging = true)]
[OutputType(typeof(AccessScimLog))]
public sealed class GetCfAccessScimLogCommand : LogCommand<AccessScimLog>
{
    private string[] _providers = [];

    /// <summary>The identity providers, of which the API wants one at least: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] IdentityProvider { get; set; } = [];

    /// <summary>Those only that went well, or those that did not.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Changes of users only, or of groups.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? ResourceType { get; set; }

    /// <summary>Changes by these methods only.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? RequestMethod { get; set; }

    /// <summary>Changes of the users of these email addresses only.</summary>
    [Parameter]
    public string[]? ResourceUserEmail { get; set; }

    /// <summary>Changes of the groups of these names only.</summary>
    [Parameter]
    public string[]? ResourceGroupName { get; set; }

    /// <summary>Changes of what has these ids at Cloudflare only.</summary>
    [Parameter]
    public string[]? CfResourceId { get; set; }

    /// <summary>Changes of what has these ids at the identity provider only.</summary>
    [Parameter]
    public string[]? IdpResourceId { get; set; }

    private protected override Resource<AccessScimLog> Resource => AccessApi.ScimLogs;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query =>
    [
        .. Filter("idp_id", _providers),
        .. Filter("status", Status?.Select(static value => value.ToUpperInvariant())),
        .. Filter("resource_type", ResourceType?.Select(static value => value.ToUpperInvariant())),
        .. Filter("request_method", RequestMethod?.Select(static value => value.ToUpperInvariant())),
        .. Filter("resource_user_email", ResourceUserEmail?.Select(static value => EmailAddress.Check(value)!)),
        .. Filter("resource_group_name", ResourceGroupName),
        .. Filter("cf_resource_id", CfResourceId),
        .. Filter("idp_resource_id", IdpResourceId),
    ];

    /// <inheritdoc/>
    protected override void Process()
    {
        _providers = IdentityProvider.Select(provider => IdOf(provider, AccessApi.IdentityProviders)).ToArray();
        WriteLog();
    }

    private protected override DateTimeOffset? TimeOf(AccessScimLog row) => row.LoggedAt;
}
