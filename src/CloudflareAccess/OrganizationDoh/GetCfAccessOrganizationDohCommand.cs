using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the service token with which devices without a person ask Gateway for names over HTTPS.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessOrganizationDoh")]
[OutputType(typeof(AccessOrganizationDoh))]
public sealed class GetCfAccessOrganizationDohCommand : GetSingletonCommand<AccessOrganizationDoh>
{
    private protected override Resource<AccessOrganizationDoh> Resource => AccessApi.OrganizationDohs;
}
