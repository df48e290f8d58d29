using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the certificate authorities of Gateway that SSH servers trust.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessGatewayCa")]
[OutputType(typeof(AccessGatewayCa))]
public sealed class GetCfAccessGatewayCaCommand : ReadResourceCommand<AccessGatewayCa>
{
    private protected override Resource<AccessGatewayCa> Resource => AccessApi.GatewayCas;
}
