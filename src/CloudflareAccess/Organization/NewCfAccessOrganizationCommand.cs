using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Makes the Zero Trust organization of an account or zone that has none.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessOrganization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AccessOrganization))]
public sealed class NewCfAccessOrganizationCommand : OrganizationFields
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string? Name { get; set; }

    /// <summary>The team domain, such as <c>acme.cloudflareaccess.com</c>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string? AuthDomain { get; set; }

    private protected override void OnGiven() => Create();
}
