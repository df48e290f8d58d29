using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Makes a user before the first login.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessUser", SupportsShouldProcess = true)]
[OutputType(typeof(AccessUser))]
public sealed class NewCfAccessUserCommand : UserFields
{
    /// <summary>The email address.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? Name { get; set; }

    private protected override void OnGiven() => Create();
}
