using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the models of hardware authenticators that Access knows, with their AAGUIDs. RequiredAaguids of an organization is none of these, but the id of a Cloudflare List of such.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessAuthenticatorAaguid", SupportsPaging = true)]
[OutputType(typeof(AccessAuthenticatorAaguid))]
public sealed class GetCfAccessAuthenticatorAaguidCommand : ReadResourceCommand<AccessAuthenticatorAaguid>
{
    private protected override Resource<AccessAuthenticatorAaguid> Resource => AccessApi.AuthenticatorAaguids;
}
