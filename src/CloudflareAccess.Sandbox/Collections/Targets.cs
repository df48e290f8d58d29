using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Machines that infrastructure apps reach. Their paths and responses differ from those of other resources.</summary>
internal sealed class Targets() : Collection(StoreName, 1000)
{
    /// <summary>Their collection.</summary>
    public const string StoreName = "targets";

    /// <summary>The virtual network of an address without one.</summary>
    public const string DefaultNetwork = "c77b744e-acc8-428f-9257-6878c046ed55";

    private const string Path = "infrastructure/targets";

    private static readonly string[] Kinds = ["ipv4", "ipv6"];

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "created_at", "modified_at"];

    public override IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, List);
        yield return new Route("POST", Path, false, call => Create(call) with { Status = 200 });
        yield return new Route("GET", Path + "/{}", false, Get);
        yield return new Route("PUT", Path + "/{}", false, Replace);
        yield return new Route("DELETE", Path + "/{}", false, Delete);
        yield return new Route("PUT", Path + "/batch", false, CreateMany);
        yield return new Route("POST", Path + "/batch_delete", false, call => DeleteMany(call, call.Body()["target_ids"].Texts()));
        yield return new Route("DELETE", Path + "/batch", false, call => DeleteMany(call, call.OptionalBody()["target_ids"].Texts()));
    }

    protected override bool Matches(JsonObject item, Call call)
    {
        var name = item["hostname"].Text();
        var networks = Kinds.Select(kind => item["ip"]?[kind]?["virtual_network_id"].Text());
        var addresses = Kinds.Select(kind => Address(item["ip"]?[kind]?["ip_addr"].Text())).OfType<IPAddress>().ToList();
        var ips = call.Query.Where(static pair => pair.Key == "ips").Select(static pair => Address(pair.Value)).ToList();
        return (call.Filter("hostname") is not { } hostname || string.Equals(name, hostname, StringComparison.OrdinalIgnoreCase))
            && (call.Filter("hostname_contains") is not { } part || Filters.Contains(name, part))
            && (call.Filter("virtual_network_id") is not { } network || networks.Contains(network, StringComparer.OrdinalIgnoreCase))
            && (ips.Count == 0 || addresses.Intersect(ips.OfType<IPAddress>()).Any());
    }

    // The time of the last change has another name than in other resources.
    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown.Remove("updated_at");
        shown["modified_at"] = item["updated_at"]?.DeepClone();
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "hostname", "ip");
        if (body["hostname"].Text()!.Length > 255)
        {
            throw ApiError.InvalidRequest("hostname must be a maximum of 255 characters in length");
        }

        var addresses = Kinds.Select(kind => body["ip"]![kind]).OfType<JsonObject>().ToList();
        if (addresses.Count == 0)
        {
            throw ApiError.InvalidRequest("at least one of ipv4 and ipv6 is required");
        }

        foreach (var address in addresses)
        {
            address["virtual_network_id"] ??= DefaultNetwork;
        }

        return body;
    }

    protected override Response Deleted(JsonObject item, Call call) => new(200, null) { IsEmpty = true };

    private static IPAddress? Address(string? text) => IPAddress.TryParse(text, out var address) ? address : null;

    // Unknown: how the API identifies targets that exist already. Here each item is a new target.
    private Response CreateMany(Call call)
    {
        var made = call.ListBody().Select(body => Stamped(Make(body, null, call), null, call)).ToList();
        Items(call).AddRange(made);
        return new Response(200, JsonNodes.Array(made.Select(item => Show(item, call))));
    }

    // Unknown: whether an unknown id fails the whole request. Here it does not.
    private Response DeleteMany(Call call, IEnumerable<string> ids)
    {
        var gone = new HashSet<string>(ids, StringComparer.Ordinal);
        Items(call).RemoveAll(item => gone.Contains(item["id"].Text()!));
        return new Response(200, null) { IsEmpty = true };
    }
}
