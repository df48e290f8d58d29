using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Makes targets: machines that infrastructure and RDP apps reach. As many as come down the pipeline are made in one request at its end.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessTarget", SupportsShouldProcess = true)]
[OutputType(typeof(AccessTarget))]
public sealed class NewCfAccessTargetCommand : TargetFields
{
    private readonly List<ObjectChange> _wanted = [];

    /// <summary>The hostname by which apps select the target. Several targets may have the same.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Hostname { get; set; }

    private protected override void OnGiven()
    {
        if (Given.Ip is null)
        {
            throw new InvalidValueException("-IpAddress: a target has an address of IPv4, of IPv6, or both.");
        }

        var wanted = ObjectChange.Plan(Resource, null, null, Given, []);
        if (Agreed("Create", $"{Resource.Title} '{Hostname}'", ChangeText.Of(Resource, wanted.Fields)))
        {
            _wanted.Add(wanted);
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_wanted.Count == 1)
        {
            Emit(Await(call => Api.CreateAsync(Resource, Location, _wanted[0].Body, call)));
        }
        else if (_wanted.Count > 1)
        {
            // Whether a target that is sent twice is made twice is not known: so it is sent once.
            var request = new ApiRequest(HttpMethod.Put, Resource.PathTo(Location, action: "batch"))
            {
                Subject = Resource,
                Repeatable = false,
                Body = new JsonArray(_wanted.Select(static target => (JsonNode?)target.Body).ToArray()),
            };
            var (result, _) = Await(call => Api.SendAsync(request, call));
            foreach (var target in result.ValueKind == JsonValueKind.Array ? result.EnumerateArray().ToArray() : [])
            {
                Emit(Resource.Read(target, Location));
            }
        }
    }
}
