using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets when the account's signing key was and will be rotated. The key itself is never shown.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessSigningKey")]
[OutputType(typeof(AccessSigningKey))]
public sealed class GetCfAccessSigningKeyCommand : GetSingletonCommand<AccessSigningKey>
{
    private protected override Resource<AccessSigningKey> Resource => AccessApi.SigningKeys;
}
