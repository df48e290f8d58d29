using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes federation grants: other accounts can no longer use the identity provider.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessIdpFederationGrant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessIdpFederationGrantCommand : RemoveResourceCommand<AccessIdpFederationGrant>
{
    /// <summary>The grants: ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("IdpFederationGrant")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Grant { get; set; } = [];

    private protected override Resource<AccessIdpFederationGrant> Resource => AccessApi.IdpFederationGrants;

    private protected override IReadOnlyList<AccessReference> Targets => Grant;
}
