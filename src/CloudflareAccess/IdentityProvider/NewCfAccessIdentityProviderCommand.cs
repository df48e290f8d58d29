using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Makes an identity provider.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessIdentityProvider", SupportsShouldProcess = true)]
[OutputType(typeof(AccessIdentityProvider))]
public sealed class NewCfAccessIdentityProviderCommand : IdentityProviderFields
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The type, such as okta, azureAD, saml or onetimepin; it cannot be changed later.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? Type { get; set; }

    private protected override void OnBound(AccessIdentityProvider item) => item.Config ??= new IdentityProviderConfig();

    private protected override void OnGiven() => Create();
}
