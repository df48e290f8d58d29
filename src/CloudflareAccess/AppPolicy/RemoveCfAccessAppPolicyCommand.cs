using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Unlinks reusable policies from apps. The policies themselves stay, and so do the other policies of the app.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessAppPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AccessPolicy))]
public sealed class RemoveCfAccessAppPolicyCommand : AppPolicyCommand
{
    /// <summary>The apps: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] App { get; set; } = [];

    /// <summary>The policies: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Policy { get; set; } = [];

    private protected override void OnGiven()
    {
        var policies = Policy;
        Each(App, app => Relink(app, links => Without(links, policies)));
    }

    private static List<JsonObject> Without(List<JsonObject> links, AccessReference[] policies)
    {
        var gone = policies.Select(policy => Linked(links, policy)).ToList();
        foreach (var own in gone.Where(static link => link["reusable"]?.GetValueKind() == JsonValueKind.False))
        {
            throw new InvalidValueException(
                $"The policy '{own["name"]}' belongs to the app, which would delete it: "
                + "Remove-CfAccessPolicy -App does that, ConvertTo-CfAccessReusablePolicy keeps it.");
        }

        return links.Except(gone).ToList();
    }
}
