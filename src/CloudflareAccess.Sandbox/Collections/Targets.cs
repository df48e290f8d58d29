using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Machines that infrastructure apps reach. Their paths and their answers are not like those of Access.</summary>
internal sealed class Targets() : Collection(Collection, 1000)
{
    /// <summary>Where they are kept.</summary>
    public const string Collection = "targets";

    /// <summary>The virtual network of an address that names none.</summary>
    public const string DefaultNetwork = "c77b744e-acc8-428f-9257-6878c046ed55";

    private static readonly string[] Kinds = ["ipv4", "ipv6"];

    private const string Path = "infrastructure/targets";

    protected override bool InZones => false;

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "created_at", "modified_at"];

    public override IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, List);
        yield return new Route("POST", Path, false, call => Create(call) with { Status = 200 });
        yield return new Route("GET", Path + "/{}", false, call => new Reply(200, Show(Find(call, call.Parameters[0]), call)));
        yield return new Route("PUT", Path + "/{}", false, Replace);
        yield return new Route("DELETE", Path + "/{}", false, Delete);
        yield return new Route("PUT", Path + "/batch", false, CreateMany);
        yield return new Route("POST", Path + "/batch_delete", false, call => DeleteMany(call, call.Body()["target_ids"].Texts()));
        yield return new Route("DELETE", Path + "/batch", false, call => DeleteMany(call, call.OptionalBody()["target_ids"].Texts()));
    }

    protected override bool IsWanted(JsonObject item, Call call)
    {
        var addresses = Kinds.Select(kind => Address(item["ip"]?[kind]?["ip_addr"].Text())).OfType<IPAddress>().ToList();
        var ips = call.Query.Where(static pair => pair.Key == "ips").Select(static pair => Address(pair.Value)).ToList();
        return (call.Filter("hostname") is not { } hostname || string.Equals(item["hostname"].Text(), hostname, StringComparison.OrdinalIgnoreCase))
            && (call.Filter("hostname_contains") is not { } part || item["hostname"].Text()?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
            && (call.Filter("virtual_network_id") is not { } network || Kinds.Any(kind => string.Equals(item["ip"]?[kind]?["virtual_network_id"].Text(), network, StringComparison.OrdinalIgnoreCase)))
            && (ips.Count == 0 || addresses.Intersect(ips.OfType<IPAddress>()).Any());
    }

    private static IPAddress? Address(string? text) => IPAddress.TryParse(text, out var address) ? address : null;

    // The time of the last change has another name here.
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
            throw Refusal.InvalidRequest("hostname must be a maximum of 255 characters in length");
        }

        var addresses = Kinds.Select(kind => body["ip"]![kind]).OfType<JsonObject>().ToList();
        if (addresses.Count == 0)
        {
            throw Refusal.InvalidRequest("at least one of ipv4 and ipv6 is required");
        }

        foreach (var address in addresses)
        {
            address["virtual_network_id"] ??= DefaultNetwork;
        }

        return body;
    }

    protected override Reply Deleted(JsonObject item, Call call) => new(200, null) { IsEmpty = true };

    // Unknown: by what the API knows a target that exists already; here each item is a new one.
    private Reply CreateMany(Call call)
    {
        var made = call.List().Select(body => Stamped(Make(body, null, call), null, call)).ToList();
        Items(call).AddRange(made);
        return new Reply(200, JsonNodes.Array(made.Select(item => Show(item, call))));
    }

    // Unknown: whether one that is not there refuses the lot; here it does not.
    private Reply DeleteMany(Call call, IEnumerable<string> ids)
    {
        var gone = new HashSet<string>(ids, StringComparer.Ordinal);
        Items(call).RemoveAll(item => gone.Contains(item["id"].Text()!));
        return new Reply(200, null) { IsEmpty = true };
    }
}
