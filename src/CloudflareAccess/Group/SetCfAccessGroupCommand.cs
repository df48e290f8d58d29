using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of groups and keeps all others.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessGroup", SupportsShouldProcess = true)]
[OutputType(typeof(AccessGroup))]
public sealed class SetCfAccessGroupCommand : GroupFields
{
    /// <summary>The groups: ids, names, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("Group")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Group { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Who is meant, in place of the rules that are there. Rule text such as <c>email:ann@example.com</c>, rules, or hashtables in the API's shape.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Include { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the group was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the group as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(Group, item => ChangeAsync(item, Clear, Force, PassThru));
}
