using System;

namespace CloudflareAccess.Client;

/// <summary>The session of a device; read-only.</summary>
public sealed class IdentityDeviceSession : AccessDocument
{
    /// <summary>The id of the device.</summary>
    public string? DeviceId { get; internal set; }

    /// <summary>When the person last logged in on it.</summary>
    public DateTimeOffset? LastAuthenticated => Time();
}
