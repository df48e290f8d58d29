using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of users and keeps all others. The API does not let an email address be changed.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessUser", SupportsShouldProcess = true)]
[OutputType(typeof(AccessUser))]
public sealed class SetCfAccessUserCommand : UserFields
{
    /// <summary>The users: ids, emails, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Email")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] User { get; set; } = [];

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the user was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the user as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(User, item => ChangeAsync(item, Clear, Force, PassThru));
}
