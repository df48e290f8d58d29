using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets the certificate authorities that sign short-lived SSH certificates: of given apps, or of all that have one.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessAppCertificateAuthority", SupportsPaging = true)]
[OutputType(typeof(AccessAppCertificateAuthority))]
public sealed class GetCfAccessAppCertificateAuthorityCommand : ReadResourceCommand<AccessAppCertificateAuthority>, IZoneScoped
{
    /// <summary>The apps: ids, names, or objects. All unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[]? App { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessAppCertificateAuthority> Resource => AccessApi.AllAppCertificateAuthorities;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (App is null)
        {
            base.OnRecord();
            return;
        }

        var one = AccessApi.AppCertificateAuthorities;
        Each(App, async app => Emit(await Api.GetAsync(one, Below(app, AccessApi.Apps, one), one.Noun, Call).ConfigureAwait(true)));
    }
}
