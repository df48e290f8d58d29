using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of custom pages and keeps all others.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessCustomPage", SupportsShouldProcess = true)]
[OutputType(typeof(AccessCustomPage))]
public sealed class SetCfAccessCustomPageCommand : CustomPageFields
{
    /// <summary>The custom pages: ids, names, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("CustomPage")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] CustomPage { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The page: <c>Get-Content denied.html -Raw</c>.</summary>
    [Parameter]
    public string? CustomHtml { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the custom page was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the custom page as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(CustomPage, item => ChangeAsync(item, Clear, Force, PassThru));
}
