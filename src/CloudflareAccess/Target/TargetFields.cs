using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>The fields of a target.</summary>
public abstract class TargetFields : WriteResourceCommand<AccessTarget>, IThrottled
{
    /// <summary>Its addresses: one of IPv4, one of IPv6, or both.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? IpAddress { get; set; }

    /// <summary>The id of the virtual network that the addresses are in. Unless given, an address stays in the network that it is in, and a new one is in the default one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VirtualNetworkId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessTarget> Resource => AccessApi.Targets;

    private protected override void OnBound(AccessTarget item)
    {
        var network = string.IsNullOrEmpty(VirtualNetworkId) ? null : VirtualNetworkId;
        if (IpAddress is null && network is not null)
        {
            throw new InvalidValueException("-VirtualNetworkId says where an address is: give -IpAddress with it.");
        }

        if (IpAddress is null)
        {
            return;
        }

        var ip = new TargetIp();
        foreach (var text in IpAddress)
        {
            var address = new TargetAddress { IpAddr = text, VirtualNetworkId = network };
            if (text.Contains(':') ? ip.Ipv6 is not null : ip.Ipv4 is not null)
            {
                throw new InvalidValueException("-IpAddress: a target has one address of IPv4 and one of IPv6 at most.");
            }

            if (text.Contains(':'))
            {
                ip.Ipv6 = address;
            }
            else
            {
                ip.Ipv4 = address;
            }
        }

        item.Ip = ip;
    }
}
