using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes new certificates for SAML providers. The one before is accepted for a while: give the provider the new one until then.</summary>
[Cmdlet(VerbsCommon.Reset, "CfAccessSamlCertificate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AccessSamlCertificate))]
public sealed class ResetCfAccessSamlCertificateCommand : ActionCommand<AccessSamlCertificate>
{
    /// <summary>The sets: ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("SamlCertificate")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] SamlCertificate { get; set; } = [];

    private protected override Resource<AccessSamlCertificate> Resource => AccessApi.SamlCertificates;

    private protected override IReadOnlyList<AccessReference> Targets => SamlCertificate;

    private protected override string Action => "rotate";

    private protected override string Doing => "Make a new certificate, and accept the old one for a while";
}
