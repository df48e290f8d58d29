using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets infrastructure targets: all of them, by hostname (wildcards allowed), or by id.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessTarget", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessTarget))]
public sealed class GetCfAccessTargetCommand : ReadResourceCommand<AccessTarget>
{
    /// <summary>Hostnames, with wildcards; an id is taken as one. All targets unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = ByName)]
    [Alias("Name")]
    [NamedBy("Id", "Hostname", "Name")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SupportsWildcards]
    public string[]? Hostname { get; set; }

    /// <summary>Ids.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Those with one of these addresses only.</summary>
    [Parameter(ParameterSetName = ByName)]
    public string[]? IpAddress { get; set; }

    /// <summary>Those in this virtual network only: its id.</summary>
    [Parameter(ParameterSetName = ByName)]
    public string? VirtualNetworkId { get; set; }

    private protected override string[]? Names => Hostname;

    private protected override string[]? Ids => Id;

    private protected override Resource<AccessTarget> Resource => AccessApi.Targets;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query
    {
        get
        {
            var query = new List<KeyValuePair<string, string>>();
            foreach (var address in IpAddress ?? [])
            {
                query.Add(new("ips", Address(address).ToString()));
            }

            if (VirtualNetworkId is not null)
            {
                query.Add(new("virtual_network_id", Network(VirtualNetworkId).ToString("D")));
            }

            return query;
        }
    }

    private protected override bool Matches(AccessTarget item)
    {
        var addresses = new[] { item.Ip?.Ipv4, item.Ip?.Ipv6 }.OfType<TargetAddress>().ToList();
        return (IpAddress is null || IpAddress.Any(wanted => addresses.Exists(address => IPAddress.TryParse(address.IpAddr, out var ip) && ip.Equals(Address(wanted)))))
            && (VirtualNetworkId is null || addresses.Exists(address => Guid.TryParse(address.VirtualNetworkId, out var network) && network == Network(VirtualNetworkId)));
    }

    // One address of IPv6, and one id, is written in many ways.
    private static IPAddress Address(string text) => IPAddress.Parse(IpText.Check(text)!);

    private static Guid Network(string text) => Guid.Parse(Uuid.Check(text)!);
}
