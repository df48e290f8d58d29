using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets who Access took users for when they last logged in: identity provider, address, country, device.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessUserIdentity")]
[OutputType(typeof(AccessUserIdentity))]
public sealed class GetCfAccessUserIdentityCommand : ResourceCommand<AccessUserIdentity>, IThrottled
{
    /// <summary>The users: emails, ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Id")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] User { get; set; } = [];

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessUserIdentity> Resource => AccessApi.UserIdentities;

    /// <inheritdoc/>
    protected override void OnRecord() => Each(User, async user =>
        Emit(await Api.GetAsync(Resource, Below(user, AccessApi.Users, Resource), Resource.Title, Call).ConfigureAwait(true)));
}
