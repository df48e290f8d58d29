using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of apps and keeps all others, also those that this module does not know. Policies stay linked as they are.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessApp", SupportsShouldProcess = true)]
[OutputType(typeof(AccessApp))]
public sealed class SetCfAccessAppCommand : AppFields
{
    /// <summary>The apps: ids, names, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] App { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the app was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the app as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(App, item => ChangeAsync(item, Clear, Force, PassThru));
}
