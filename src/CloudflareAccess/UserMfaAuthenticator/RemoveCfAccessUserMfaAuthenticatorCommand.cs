using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes second factors of a user, who has to enrol again. The API has no list of them: the dashboard shows their ids.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessUserMfaAuthenticator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessUserMfaAuthenticatorCommand : ResourceCommand<AccessUserIdentity>
{
    /// <summary>The user: email, id, or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "UserId")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? User { get; set; }

    /// <summary>The ids of the authenticators.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Id")]
    public string[] AuthenticatorId { get; set; } = [];

    private protected override Resource<AccessUserIdentity> Resource => AccessApi.UserMfaAuthenticators;

    /// <inheritdoc/>
    protected override void OnRecord() => Each(AuthenticatorId, id =>
    {
        var at = Below(User!, AccessApi.Users, Resource);
        if (ShouldProcess($"{Resource.Title} '{id}' of '{User!.Object?.About("User") ?? User.Name}'", "Remove"))
        {
            Await(call => Api.DeleteAsync(Resource, at, id, call));
        }
    });
}
