using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Removes root certificates. The API refuses while hostnames are attached to one.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessCertificate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveCfAccessCertificateCommand : RemoveResourceCommand<AccessCertificate>, IZoneScoped
{
    /// <summary>The certificates: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("Certificate")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Certificate { get; set; } = [];

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessCertificate> Resource => AccessApi.Certificates;

    private protected override IReadOnlyList<AccessReference> Targets => Certificate;
}
