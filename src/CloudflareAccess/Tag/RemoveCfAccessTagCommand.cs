using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes tags, also from the apps that carry them.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessTagCommand : RemoveResourceCommand<AccessTag>
{
    /// <summary>The tags: names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Id")]
    [RefersTo("Tag")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Tag { get; set; } = [];

    private protected override Resource<AccessTag> Resource => AccessApi.Tags;

    private protected override IReadOnlyList<AccessReference> Targets => Tag;
}
