using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Makes a certificate authority of Gateway. Its public key goes into the TrustedUserCAKeys file of SSH servers.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessGatewayCa", SupportsShouldProcess = true)]
[OutputType(typeof(AccessGatewayCa))]
public sealed class NewCfAccessGatewayCaCommand : ResourceCommand<AccessGatewayCa>
{
    private protected override Resource<AccessGatewayCa> Resource => AccessApi.GatewayCas;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (ShouldProcess(Resource.Title, "Create"))
        {
            Emit(Await(call => Api.ActAsync(Resource, Location, null, null, null, call)));
        }
    }
}
