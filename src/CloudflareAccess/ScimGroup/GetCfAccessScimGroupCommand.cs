using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the groups that identity providers have provisioned by SCIM.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessScimGroup", SupportsPaging = true)]
[OutputType(typeof(AccessScimGroup))]
public sealed class GetCfAccessScimGroupCommand : ScimResourceCommand<AccessScimGroup>
{
    private protected override Resource<AccessScimGroup> Resource => AccessApi.ScimGroups;
}
