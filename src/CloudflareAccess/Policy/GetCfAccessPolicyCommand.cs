using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets policies: of an app, its own and the linked ones, with -App or an app from the pipeline; else the reusable ones.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessPolicy", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessPolicy))]
public sealed class GetCfAccessPolicyCommand : ReadResourceCommand<AccessPolicy>, IZoneScoped
{
    /// <summary>Names, with wildcards; an id is taken as one. All policies unless given.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>The app whose policies are meant: id, name, or object. Reusable policies are meant unless it is given.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AppId")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? App { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override string[]? Names => Name;

    private protected override string[]? Ids => Id;

    private protected override Resource<AccessPolicy> Resource => App is null ? AccessApi.Policies : AccessApi.AppPolicies;

    private protected override AccessLocation Location => App is null ? base.Location : Below(App, AccessApi.Apps, AccessApi.AppPolicies);
}
