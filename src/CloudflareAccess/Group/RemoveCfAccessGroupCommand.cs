using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes groups.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessGroupCommand : RemoveResourceCommand<AccessGroup>, IZoneScoped
{
    /// <summary>The groups: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("Group")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Group { get; set; } = [];

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessGroup> Resource => AccessApi.Groups;

    private protected override IReadOnlyList<AccessReference> Targets => Group;
}
