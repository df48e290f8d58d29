namespace CloudflareAccess.Client;

/// <summary>The addresses of a target.</summary>
public sealed class TargetIp : AccessDocument
{
    /// <summary>Its IPv4 address.</summary>
    public TargetAddress? Ipv4 { get => Part<TargetAddress>("ipv4"); set => Write(value, "ipv4"); }

    /// <summary>Its IPv6 address.</summary>
    public TargetAddress? Ipv6 { get => Part<TargetAddress>("ipv6"); set => Write(value, "ipv6"); }
}
