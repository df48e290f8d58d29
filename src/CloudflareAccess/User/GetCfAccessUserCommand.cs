using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets users: all of them, by email (wildcards allowed), or by id. Only who has logged in, or was made by hand, is a user.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessUser", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessUser))]
public sealed class GetCfAccessUserCommand : GetResourceCommand<AccessUser>
{
    private protected override Resource<AccessUser> Resource => AccessApi.Users;
}
