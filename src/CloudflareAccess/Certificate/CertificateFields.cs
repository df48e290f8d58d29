using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>The fields of a certificate.</summary>
public abstract class CertificateFields : WriteResourceCommand<AccessCertificate>, IThrottled, IZoneScoped
{
    /// <summary>The hostnames that ask for a client certificate of this root; the list replaces what is there.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public virtual string[]? AssociatedHostnames { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessCertificate> Resource => AccessApi.Certificates;
}
