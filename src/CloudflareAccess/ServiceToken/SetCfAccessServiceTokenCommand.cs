using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of service tokens and keeps all others. Its secret stays: Reset-CfAccessServiceToken makes a new one.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessServiceToken", SupportsShouldProcess = true)]
[OutputType(typeof(AccessServiceToken))]
public sealed class SetCfAccessServiceTokenCommand : ServiceTokenFields
{
    /// <summary>The service tokens: ids, names, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("ServiceToken")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] ServiceToken { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the service token was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the service token as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(ServiceToken, item => ChangeAsync(item, Clear, Force, PassThru));
}
