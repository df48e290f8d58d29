using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>A machine that infrastructure and RDP apps reach. Source of truth: <c>infrastructure/targets</c>.</summary>
public sealed class AccessTarget : AccessObject
{
    /// <summary>The hostname by which apps select it; at most 255 characters. Several targets may have the same.</summary>
    public string? Hostname { get => Text(); set => Write(HostName.Check(value)); }

    /// <summary>Its addresses: at least one.</summary>
    public TargetIp? Ip { get => Part<TargetIp>(); set => Write(value); }

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>When it was last changed; the API has it in UTC and calls it <c>modified_at</c>.</summary>
    public override DateTimeOffset? UpdatedAt => ModifiedAt;

    /// <summary>When it was last changed, under the API's own name.</summary>
    public DateTimeOffset? ModifiedAt => Time();

    internal override string? Label => Hostname;
}
