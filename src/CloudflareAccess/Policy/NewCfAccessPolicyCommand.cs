using System.Management.Automation;
using CloudflareAccess.Client;

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
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? Decision { get; set; }

    /// <summary>Who is meant: any one of these rules is enough. Rule text such as <c>email:ann@example.com</c>, rules, or hashtables in the API's shape.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Include { get; set; }

    private protected override void Work() => Create();
}
