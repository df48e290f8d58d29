using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;
using CloudflareAccess.Log;

namespace CloudflareAccess;

/// <summary>Gets the log of the changes that identity providers requested by SCIM, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessScimLog", SupportsPaging = true)]
[OutputType(typeof(AccessScimLog))]
public sealed class GetCfAccessScimLogCommand : LogCommand<AccessScimLog>
{
    /// <summary>The identity providers: ids, names, or objects. The API requires at least one.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] IdentityProvider { get; set; } = [];

    /// <summary>Only changes that succeeded, or only those that failed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only changes of users, or only those of groups.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? ResourceType { get; set; }

    /// <summary>Only changes by these HTTP methods.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? RequestMethod { get; set; }

    /// <summary>Only changes of the users with these email addresses.</summary>
    [Parameter]
    public string[]? ResourceUserEmail { get; set; }

    /// <summary>Only changes of the groups with these names.</summary>
    [Parameter]
    public string[]? ResourceGroupName { get; set; }

    /// <summary>Only changes of the users and groups with these ids at Cloudflare.</summary>
    [Parameter]
    public string[]? CfResourceId { get; set; }

    /// <summary>Only changes of the users and groups with these ids at the identity provider.</summary>
    [Parameter]
    public string[]? IdpResourceId { get; set; }

    private protected override Resource<AccessScimLog> Resource => AccessApi.ScimLogs;

    private protected override LogFilter<AccessScimLog> Filter() => new(
    [
        .. QueryFilter.Of("idp_id", IdentityProvider.Select(provider => IdOf(provider, AccessApi.IdentityProviders)).ToList()),
        .. QueryFilter.Of("status", Status?.Select(static value => value.ToUpperInvariant())),
        .. QueryFilter.Of("resource_type", ResourceType?.Select(static value => value.ToUpperInvariant())),
        .. QueryFilter.Of("request_method", RequestMethod?.Select(static value => value.ToUpperInvariant())),
        .. QueryFilter.Of("resource_user_email", ResourceUserEmail?.Select(static value => EmailAddress.Check(value)!)),
        .. QueryFilter.Of("resource_group_name", ResourceGroupName),
        .. QueryFilter.Of("cf_resource_id", CfResourceId),
        .. QueryFilter.Of("idp_resource_id", IdpResourceId),
    ]);

    private protected override DateTimeOffset? TimeOf(AccessScimLog row) => row.LoggedAt;
}
