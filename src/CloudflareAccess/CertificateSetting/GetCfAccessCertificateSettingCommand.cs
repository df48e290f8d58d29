using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets how client certificates are handled, hostname by hostname.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessCertificateSetting")]
[OutputType(typeof(AccessCertificateSetting))]
public sealed class GetCfAccessCertificateSettingCommand : ReadResourceCommand<AccessCertificateSetting>, IZoneScoped
{
    /// <summary>Only these hostnames, with wildcards.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string? Hostname { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessCertificateSetting> Resource => AccessApi.CertificateSettings;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        var pattern = WildcardPattern.Get(Hostname ?? "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        Beside(null, () => WriteListAsync(Location, setting => pattern.IsMatch(setting.Hostname ?? string.Empty)));
    }
}
