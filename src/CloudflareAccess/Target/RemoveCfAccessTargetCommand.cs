using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes targets: as many as come down the pipeline, in one request at its end.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessTarget", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessTargetCommand : RemoveResourceCommand<AccessTarget>
{
    /// <summary>The targets: ids, hostnames, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Hostname")]
    [RefersTo("Target")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public new AccessReference[] Target { get; set; } = [];

    private protected override Resource<AccessTarget> Resource => AccessApi.Targets;

    private protected override IReadOnlyList<AccessReference> Targets => Target;

    private protected override void Remove(IReadOnlyList<(AccessReference Reference, Target Target)> agreed)
    {
        if (agreed.Count == 1)
        {
            base.Remove(agreed);
            return;
        }

        var request = new ApiRequest(HttpMethod.Post, Resource.PathTo(Location, action: "batch_delete"))
        {
            Subject = Resource,
            Repeatable = true,
            MayBeEmpty = true,
            Body = new JsonObject { ["target_ids"] = new JsonArray(agreed.Select(static doomed => (JsonNode?)JsonValue.Create(doomed.Target.Key)).ToArray()) },
        };
        Await(call => Api.SendAsync(request, call));
    }
}
