using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Links reusable policies to apps, at the end by default. The policies that an app already has stay.</summary>
[Cmdlet(VerbsCommon.Add, "CfAccessAppPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(AccessPolicy))]
public sealed class AddCfAccessAppPolicyCommand : AppPolicyCommand
{
    /// <summary>The apps: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] App { get; set; } = [];

    /// <summary>The reusable policies, first to last: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Policy { get; set; } = [];

    /// <summary>The precedence of the first of them, from 1; the policy that has it moves up.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Precedence { get; set; }

    private protected override void OnGiven()
    {
        var precedence = Precedence;
        var wanted = Policy.Select(policy => (Id: IdOf(policy, AccessApi.Policies), policy.Name)).ToList();
        Each(App, app => Relink(app, links => With(links, wanted, precedence)));
    }

    private static List<JsonObject> With(List<JsonObject> links, List<(string Id, string Name)> wanted, int? precedence)
    {
        AccessReference? previous = null;
        foreach (var (id, name) in wanted)
        {
            var link = links.Find(link => AccessDocument.TextOf(link["id"]) == id);
            if (precedence is not null)
            {
                link ??= new JsonObject { ["id"] = id, ["name"] = name };
                links = previous is null ? Place(links, link, precedence, null, null) : Place(links, link, null, null, previous);
                previous = new AccessReference(id);
            }
            else if (link is null)
            {
                links = Place(links, new JsonObject { ["id"] = id, ["name"] = name }, null, null, null);
            }
        }

        return links;
    }
}
