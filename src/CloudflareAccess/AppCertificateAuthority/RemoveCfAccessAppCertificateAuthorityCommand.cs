using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Removes the certificate authority of apps. Servers that trust it no longer let anybody in by it.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessAppCertificateAuthority", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessAppCertificateAuthorityCommand : AppPartCommand<AccessAppCertificateAuthority>
{
    private protected override Resource<AccessAppCertificateAuthority> Resource => AccessApi.AppCertificateAuthorities;

    private protected override async Task DoAsync(string what, AccessLocation at)
    {
        if (ShouldProcess(what, "Remove"))
        {
            await Api.DeleteAsync(Resource, at, Resource.Noun, Call).ConfigureAwait(true);
        }
    }
}
