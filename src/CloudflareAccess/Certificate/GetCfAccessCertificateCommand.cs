using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets the root certificates of mutual TLS: all of them, by name (wildcards allowed), or by id. The PEM is never among what is read.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessCertificate", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessCertificate))]
public sealed class GetCfAccessCertificateCommand : GetResourceCommand<AccessCertificate>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessCertificate> Resource => AccessApi.Certificates;
}
