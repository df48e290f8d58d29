using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of identity providers and keeps all others. One with a client secret needs that secret again: the API does not show it, and an update without it may lose it.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessIdentityProvider", SupportsShouldProcess = true)]
[OutputType(typeof(AccessIdentityProvider))]
public sealed class SetCfAccessIdentityProviderCommand : IdentityProviderFields
{
    /// <summary>The identity providers: ids, names, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] IdentityProvider { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the identity provider was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the identity provider as the server has it now. One whose SCIM secret was made is returned in any case.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(IdentityProvider, item => ChangeAsync(item, Clear, Force, PassThru));
}
