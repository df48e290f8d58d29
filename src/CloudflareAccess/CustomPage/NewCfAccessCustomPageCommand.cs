using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes a custom page. Test-CfAccessCustomPage says beforehand what the API thinks of it.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessCustomPage", SupportsShouldProcess = true)]
[OutputType(typeof(AccessCustomPage))]
public sealed class NewCfAccessCustomPageCommand : CustomPageFields
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>What the page stands for.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? Type { get; set; }

    /// <summary>The page: <c>Get-Content denied.html -Raw</c>.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public string? CustomHtml { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override int? ContractVersion { get; set; }

    private protected override void OnGiven() => Create();
}
