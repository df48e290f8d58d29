using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the active sessions of users; with -Nonce who Access took the person of one session for.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessUserSession")]
[OutputType(typeof(AccessUserSession), typeof(AccessUserIdentity))]
public sealed class GetCfAccessUserSessionCommand : UserDetailCommand<AccessUserSession>
{
    /// <summary>The nonces of single sessions, as the list shows them.</summary>
    [Parameter(Position = 1)]
    public string[]? Nonce { get; set; }

    private protected override Resource<AccessUserSession> Resource => AccessApi.UserSessions;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (Nonce is null)
        {
            base.OnRecord();
            return;
        }

        Each(User.SelectMany(user => Nonce.Select(nonce => (user, nonce))), async session => WriteObject(
            await Api.GetAsync(AccessApi.SessionIdentities, Below(session.user, AccessApi.Users, AccessApi.SessionIdentities), session.nonce, Call).ConfigureAwait(true)));
    }
}
