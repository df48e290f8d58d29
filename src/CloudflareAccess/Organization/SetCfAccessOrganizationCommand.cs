using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of the Zero Trust organization and keeps all others.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessOrganization", SupportsShouldProcess = true)]
[OutputType(typeof(AccessOrganization))]
public sealed class SetCfAccessOrganizationCommand : OrganizationFields
{
    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The custom pages of the organization, as an object or a hashtable; what is not named in it stays.</summary>
    [Parameter]
    [Settings(typeof(OrganizationCustomPages))]
    public OrganizationCustomPages? CustomPages { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Returns the organization as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Beside(null, () => ChangeAsync(TheOnlyOne(), static _ => null, Clear, force: false, PassThru));
}
