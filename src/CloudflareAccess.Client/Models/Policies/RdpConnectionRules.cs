
namespace CloudflareAccess.Client;

/// <summary>What people may copy in an RDP session.</summary>
public sealed class RdpConnectionRules : AccessDocument
{
    /// <summary>What may be copied from their machine to the target.</summary>
    [KnownValues("text", "file")]
    public string[]? AllowedClipboardLocalToRemoteFormats { get => Texts(); set => Write(value); }

    /// <summary>What may be copied from the target to their machine.</summary>
    [KnownValues("text", "file")]
    public string[]? AllowedClipboardRemoteToLocalFormats { get => Texts(); set => Write(value); }
}
