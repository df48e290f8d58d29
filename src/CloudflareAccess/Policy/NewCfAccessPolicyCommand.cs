using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes a policy: of one app with -App, else a reusable one.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(AccessPolicy))]
public sealed class NewCfAccessPolicyCommand : PolicyFields
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>What happens to whom it includes: allow, deny, bypass or non_identity.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? Decision { get; set; }

    /// <summary>Who is meant: any one of these rules is enough. Rule text such as <c>email:ann@example.com</c>, rules, or hashtables in the API's shape.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Include { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public override AccessReference? App { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? SessionDuration { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? ApprovalRequired { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? PurposeJustificationRequired { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? PurposeJustificationPrompt { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? IsolationRequired { get; set; }

    private protected override void OnGiven() => Create();
}
