using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets the Zero Trust organization.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessOrganization")]
[OutputType(typeof(AccessOrganization))]
public sealed class GetCfAccessOrganizationCommand : GetSingletonCommand<AccessOrganization>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessOrganization> Resource => AccessApi.Organizations;
}
