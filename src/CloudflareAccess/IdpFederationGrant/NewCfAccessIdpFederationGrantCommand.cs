using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Lets other accounts use identity providers of this one.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessIdpFederationGrant", SupportsShouldProcess = true)]
[OutputType(typeof(AccessIdpFederationGrant))]
public sealed class NewCfAccessIdpFederationGrantCommand : WriteResourceCommand<AccessIdpFederationGrant>, IThrottled
{
    /// <summary>The identity provider: id, name, or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "IdpId")]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? IdentityProvider { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessIdpFederationGrant> Resource => AccessApi.IdpFederationGrants;

    private protected override void OnBound(AccessIdpFederationGrant item) => item.IdpId = IdOf(IdentityProvider!, AccessApi.IdentityProviders);

    private protected override string NameOf(AccessIdpFederationGrant given) => $"{Resource.Title} for identity provider '{IdentityProvider!.Name}'";

    private protected override void OnGiven() => Create();
}
