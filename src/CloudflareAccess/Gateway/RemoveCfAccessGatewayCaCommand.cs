using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes certificate authorities of Gateway. Servers that trust one no longer let anybody in by it.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessGatewayCa", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessGatewayCaCommand : RemoveResourceCommand<AccessGatewayCa>
{
    /// <summary>The certificate authorities: ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("GatewayCa")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] GatewayCa { get; set; } = [];

    private protected override Resource<AccessGatewayCa> Resource => AccessApi.GatewayCas;

    private protected override IReadOnlyList<AccessReference> Targets => GatewayCa;
}
