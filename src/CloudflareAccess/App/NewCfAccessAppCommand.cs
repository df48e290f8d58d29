using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Makes an app. Without a policy nobody gets in.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessApp", SupportsShouldProcess = true)]
[OutputType(typeof(AccessApp))]
public sealed class NewCfAccessAppCommand : AppFields, IShowsSecret
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The type; self_hosted unless given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string Type { get; set; } = "self_hosted";

    /// <summary>Reusable policies to link, first to last: ids, names, or objects.</summary>
    [Parameter]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[]? Policy { get; set; }

    private protected override void Fill(AccessApp item)
    {
        item.Type = Type;
        if (Policy is not null)
        {
            item.Document["policies"] = new JsonArray(Policy.Select(policy =>
                (JsonNode)new JsonObject { ["id"] = IdOf(policy, "Policy"), ["name"] = policy.Name }).ToArray());
        }
    }

    /// <summary>Returns the client secret of an OIDC app as text. It is a SecureString unless this is given.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    private protected override void Work() => Create();
}
