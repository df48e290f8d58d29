using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes policies: of an app with -App, else reusable ones. The API refuses to remove a reusable policy while an app links to it.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessPolicyCommand : RemoveResourceCommand<AccessPolicy>, IZoneScoped
{
    /// <summary>The policies: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Policy { get; set; } = [];

    /// <summary>The app that owns the policy: id, name, or object. Reusable policies are meant unless it is given.</summary>
    [Parameter]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? App { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessPolicy> Resource => App is null ? AccessApi.Policies : AccessApi.AppPolicies;

    private protected override AccessLocation Location => App is null ? base.Location : Below(App, AccessApi.Apps, AccessApi.AppPolicies);

    private protected override IReadOnlyList<AccessReference> Targets => Policy;
}
