using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Removes targets: as many as come down the pipeline, in one request at its end.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessTarget", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessTargetCommand : RemoveResourceCommand<AccessTarget>
{
    private readonly List<Target> _doomed = [];

    /// <summary>The targets: ids, hostnames, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Hostname")]
    [RefersTo("Target")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public new AccessReference[] Target { get; set; } = [];

    private protected override Resource<AccessTarget> Resource => AccessApi.Targets;

    private protected override IReadOnlyList<AccessReference> Targets => Target;

    private protected override void Delete(Target target) => _doomed.Add(target);

    /// <inheritdoc/>
    protected override void End()
    {
        if (_doomed.Count == 1)
        {
            base.Delete(_doomed[0]);
        }
        else if (_doomed.Count > 1)
        {
            var request = new ApiRequest(HttpMethod.Post, Resource.PathTo(Location, action: "batch_delete"))
            {
                Resource = Resource,
                Repeatable = true,
                MayBeEmpty = true,
                Body = new JsonObject { ["target_ids"] = new JsonArray(_doomed.Select(static target => (JsonNode?)JsonValue.Create(target.Key)).ToArray()) },
            };
            Await(call => Client.SendAsync(request, call));
        }
    }
}
