using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes users, with their seats and tokens.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessUserCommand : RemoveResourceCommand<AccessUser>
{
    /// <summary>The users: ids, emails, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Email")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] User { get; set; } = [];

    private protected override Resource<AccessUser> Resource => AccessApi.Users;

    private protected override IReadOnlyList<AccessReference> Targets => User;
}
