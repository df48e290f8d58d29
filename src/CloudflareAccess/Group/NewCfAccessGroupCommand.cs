using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes a group.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessGroup", SupportsShouldProcess = true)]
[OutputType(typeof(AccessGroup))]
public sealed class NewCfAccessGroupCommand : GroupFields
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>Who is meant: any one of these rules is enough. Rule text such as <c>email:ann@example.com</c>, rules, or hashtables in the API's shape.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Include { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? IsDefault { get; set; }

    private protected override void OnGiven() => Create();
}
