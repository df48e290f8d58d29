using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Makes the certificate authority of apps. Its public key goes into the TrustedUserCAKeys file of the SSH server behind the app.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessAppCertificateAuthority", SupportsShouldProcess = true)]
[OutputType(typeof(AccessAppCertificateAuthority))]
public sealed class NewCfAccessAppCertificateAuthorityCommand : AppPartCommand<AccessAppCertificateAuthority>
{
    private protected override Resource<AccessAppCertificateAuthority> Resource => AccessApi.AppCertificateAuthorities;

    private protected override void Do(string what, ResourceLocation at)
    {
        if (ShouldProcess(what, "Create"))
        {
            Emit(Await(call => Client.ActAsync(Resource, at, null, null, null, call)));
        }
    }
}
