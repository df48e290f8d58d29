using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets the Zero Trust organization.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessOrganization")]
[OutputType(typeof(AccessOrganization))]
public sealed class GetCfAccessOrganizationCommand : ResourceCommand<AccessOrganization>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessOrganization> Resource => AccessApi.Organizations;

    /// <inheritdoc/>
    protected override void Process()
    {
        var one = TheOnlyOne();
        Emit(Await(call => Client.GetAsync(one.Resource, one.At, one.Key, call)));
    }
}
