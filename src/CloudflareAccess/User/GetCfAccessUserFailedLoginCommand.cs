using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the failed logins of users.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessUserFailedLogin")]
[OutputType(typeof(AccessUserFailedLogin))]
public sealed class GetCfAccessUserFailedLoginCommand : UserDetailCommand<AccessUserFailedLogin>
{
    private protected override Resource<AccessUserFailedLogin> Resource => AccessApi.UserFailedLogins;
}
