using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes custom pages.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessCustomPage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessCustomPageCommand : RemoveResourceCommand<AccessCustomPage>
{
    /// <summary>The custom pages: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("CustomPage")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] CustomPage { get; set; } = [];

    private protected override Resource<AccessCustomPage> Resource => AccessApi.CustomPages;

    private protected override IReadOnlyList<AccessReference> Targets => CustomPage;
}
