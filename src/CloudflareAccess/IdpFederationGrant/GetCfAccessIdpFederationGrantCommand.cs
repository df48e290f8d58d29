using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the federation grants of identity providers: all of them, or by id.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessIdpFederationGrant", SupportsPaging = true)]
[OutputType(typeof(AccessIdpFederationGrant))]
public sealed class GetCfAccessIdpFederationGrantCommand : ReadResourceCommand<AccessIdpFederationGrant>
{
    /// <summary>Ids; all grants unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[]? Id { get; set; }

    private protected override Resource<AccessIdpFederationGrant> Resource => AccessApi.IdpFederationGrants;

    private protected override string[]? Ids => Id;
}
