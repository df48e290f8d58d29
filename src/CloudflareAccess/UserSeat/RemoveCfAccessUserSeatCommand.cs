using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Takes users' seats of Access and Gateway away. A user who logs in again takes a seat again.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessUserSeat", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessUserSeatCommand : UserSeatCommand
{
    private protected override (bool Access, bool Gateway) Wanted(AccessUser user) => (false, false);
}
