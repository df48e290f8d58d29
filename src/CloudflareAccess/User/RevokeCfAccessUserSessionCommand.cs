using System.Management.Automation;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Ends all sessions of users, by email. The user can log in again if the policies allow it, and keeps the seat.</summary>
[Cmdlet(VerbsSecurity.Revoke, "CfAccessUserSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RevokeCfAccessUserSessionCommand : AccessCommand, IThrottled, IZoneScoped
{
    /// <summary>The email addresses of the users.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("User", "UserEmail")]
    [NamedBy("Email", "User", "UserEmail", Noun = "User")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string[] Email { get; set; } = [];

    /// <summary>Ends the sessions of their devices too.</summary>
    [Parameter]
    public SwitchParameter Devices { get; set; }

    /// <summary>Makes their WARP clients log in again.</summary>
    [Parameter]
    public SwitchParameter WarpReauth { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    /// <inheritdoc/>
    protected override void OnRecord() => Each(Email, RevokeAsync);

    private async Task RevokeAsync(string email)
    {
        if (AccessApi.Users.IsKey(email))
        {
            // A session knows its user by the id: whoever wants to end that one alone must not end them all.
            throw new InvalidValueException($"'{email}' is an id. All sessions of a user end, and by email: Get-CfAccessUser {email} | Revoke-CfAccessUserSession.");
        }

        EmailAddress.Check(email);
        if (!ShouldProcess($"user '{email}'", $"Revoke all sessions{(Devices ? ", also of devices" : "")}{(WarpReauth ? ", and make WARP log in again" : "")}"))
        {
            return;
        }

        var body = new JsonObject { ["email"] = email };
        if (Devices)
        {
            body["devices"] = true;
        }

        if (WarpReauth)
        {
            body["warp_session_reauth"] = true;
        }

        var request = new ApiRequest(HttpMethod.Post, $"{LocationOf(AccessApi.Apps).Scope.Prefix}/access/organizations/revoke_user")
        {
            Subject = AccessApi.Users,
            Permission = AccessApi.Organizations.PermissionTo(HttpMethod.Post),
            Body = body,
            Repeatable = true,
        };
        await Api.SendAsync(request, Call).ConfigureAwait(true);
    }
}
