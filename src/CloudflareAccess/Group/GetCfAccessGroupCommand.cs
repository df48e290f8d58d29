using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets access groups: all of them, by name (wildcards allowed), or by id.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessGroup", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessGroup))]
public sealed class GetCfAccessGroupCommand : GetResourceCommand<AccessGroup>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessGroup> Resource => AccessApi.Groups;
}
