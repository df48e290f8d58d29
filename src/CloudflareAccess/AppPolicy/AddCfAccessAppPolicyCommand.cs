using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Links reusable policies to apps: at the end unless a place is given. The policies that an app has already stay.</summary>
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

    /// <summary>The precedence of the first of them, from 1; what stands there moves up.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Precedence { get; set; }

    private protected override void Work()
    {
        var wanted = Policy.Select(policy => (Id: IdOf(policy, AccessApi.Policies), policy.Name)).ToList();
        Each(App, app => Relink(app, links =>
        {
            for (var number = 0; number < wanted.Count; number++)
            {
                var (id, name) = wanted[number];
                var link = links.Find(link => AccessDocument.TextOf(link["id"]) == id);
                if (link is null || Precedence is not null)
                {
                    var isFirst = number == 0 || Precedence is null;
                    links = Place(links, link ?? new JsonObject { ["id"] = id, ["name"] = name }, isFirst ? Precedence : null, null, isFirst ? null : new AccessReference(wanted[number - 1].Id));
                }
            }

            return links;
        }));
    }
}
