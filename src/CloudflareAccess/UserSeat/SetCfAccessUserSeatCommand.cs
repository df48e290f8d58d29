using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gives users seats or takes them; the seat that is not named stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessUserSeat", SupportsShouldProcess = true)]
[OutputType(typeof(AccessUser))]
public sealed class SetCfAccessUserSeatCommand : UserSeatCommand
{
    /// <summary>Whether the user has a seat of Access.</summary>
    [Parameter]
    public bool? AccessSeat { get; set; }

    /// <summary>Whether the user has a seat of Gateway.</summary>
    [Parameter]
    public bool? GatewaySeat { get; set; }

    /// <summary>Returns the users as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        base.OnEnd();
        if (PassThru)
        {
            Each(Done, user => Emit(Await(call => Api.GetAsync(user.Resource, user.At, user.Key, call))));
        }
    }

    private protected override (bool Access, bool Gateway) Wanted(AccessUser user) =>
        (AccessSeat ?? user.AccessSeat == true, GatewaySeat ?? user.GatewaySeat == true);
}
