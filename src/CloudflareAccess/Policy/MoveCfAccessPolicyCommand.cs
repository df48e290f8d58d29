using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>
/// Changes the order in which an app evaluates its policies, in one write of the app. Policies for bypass and service tokens
/// come first in any case.
/// </summary>
[Cmdlet(VerbsCommon.Move, "CfAccessPolicy", SupportsShouldProcess = true, DefaultParameterSetName = AtPrecedence)]
[OutputType(typeof(AccessPolicy))]
public sealed class MoveCfAccessPolicyCommand : AppPolicyCommand
{
    private const string AtPrecedence = "Precedence";
    private const string InFront = "Before";
    private const string Behind = "After";

    /// <summary>The policy: id, name, or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? Policy { get; set; }

    /// <summary>The app: id, name, or object. A policy that was read under an app knows it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("AppId")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? App { get; set; }

    /// <summary>The precedence, from 1; what stands there moves up.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AtPrecedence)]
    [ValidateRange(1, int.MaxValue)]
    public int? Precedence { get; set; }

    /// <summary>The policy of the app to stand before: id, name, or object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InFront)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? Before { get; set; }

    /// <summary>The policy of the app to stand after: id, name, or object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Behind)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? After { get; set; }

    private protected override void OnGiven()
    {
        var (policy, precedence, before, after) = (Policy!, Precedence, Before, After);
        Relink(App!, links => Place(links, Linked(links, policy), precedence, before, after));
    }
}
