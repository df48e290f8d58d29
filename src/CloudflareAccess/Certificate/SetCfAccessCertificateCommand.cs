using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the name or the hostnames of root certificates. The certificate itself cannot be changed.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessCertificate", SupportsShouldProcess = true)]
[OutputType(typeof(AccessCertificate))]
public sealed class SetCfAccessCertificateCommand : CertificateFields
{
    /// <summary>The certificates: ids, names, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("Certificate")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Certificate { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the certificate was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the certificate as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(Certificate, item => ChangeAsync(item, Clear, Force, PassThru));
}
