using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes a service token. Its secret is shown once, in the object that this returns.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessServiceToken", SupportsShouldProcess = true)]
[OutputType(typeof(AccessServiceToken))]
public sealed class NewCfAccessServiceTokenCommand : ServiceTokenFields, IShowsSecret
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? Duration { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? Enabled { get; set; }

    /// <summary>Returns the secret as text. It is a SecureString unless this is given.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    private protected override void OnGiven() => Create();
}
