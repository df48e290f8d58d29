using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Makes the certificate authority of apps. Its public key goes into the TrustedUserCAKeys file of the SSH server behind the app.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessAppCertificateAuthority", SupportsShouldProcess = true)]
[OutputType(typeof(AccessAppCertificateAuthority))]
public sealed class NewCfAccessAppCertificateAuthorityCommand : AppPartCommand<AccessAppCertificateAuthority>
{
    private protected override Resource<AccessAppCertificateAuthority> Resource => AccessApi.AppCertificateAuthorities;

    private protected override async Task DoAsync(string what, AccessLocation at)
    {
        if (ShouldProcess(what, "Create"))
        {
            Emit(await Api.ActAsync(Resource, at, null, null, null, Call).ConfigureAwait(true));
        }
    }
}
