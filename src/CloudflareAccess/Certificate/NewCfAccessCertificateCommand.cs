using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Uploads a root certificate for mutual TLS.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessCertificate", SupportsShouldProcess = true)]
[OutputType(typeof(AccessCertificate))]
public sealed class NewCfAccessCertificateCommand : CertificateFields
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The certificate as PEM text. A private key is refused, and not sent.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Text")]
    public string? Certificate { get; set; }

    /// <summary>A file with the certificate as PEM text.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "File")]
    public string? Path { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public override string[]? AssociatedHostnames { get; set; }

    private protected override void OnBound(AccessCertificate item)
    {
        item.Pem = Certificate;
        if (Path is not null)
        {
            item.Pem = System.IO.File.ReadAllText(GetUnresolvedProviderPathFromPSPath(Path));
        }
    }

    private protected override void OnGiven() => Create();
}
