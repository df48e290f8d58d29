using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Rotates the account's signing key now. The key before stays valid for seven days.</summary>
[Cmdlet(VerbsCommon.Reset, "CfAccessSigningKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AccessSigningKey))]
public sealed class ResetCfAccessSigningKeyCommand : ResourceCommand<AccessSigningKey>
{
    private protected override Resource<AccessSigningKey> Resource => AccessApi.SigningKeys;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        var one = TheOnlyOne();
        if (ShouldProcess(one.ToString(), "Rotate"))
        {
            Emit(Await(call => Api.ActAsync(one.Resource, one.At, one.Key, "rotate", null, call)));
        }
    }
}
