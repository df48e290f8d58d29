using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets the active sessions of users.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessUserSession")]
[OutputType(typeof(AccessUserSession))]
public sealed class GetCfAccessUserSessionCommand : UserDetailCommand<AccessUserSession>
{
    private protected override Resource<AccessUserSession> Resource => AccessApi.UserSessions;
}
