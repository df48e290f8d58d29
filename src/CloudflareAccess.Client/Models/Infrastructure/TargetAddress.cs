using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>An address of a target, in a virtual network.</summary>
public sealed class TargetAddress : AccessDocument
{
    /// <summary>The address.</summary>
    public string? IpAddr { get => Text(); set => Write(IpText.Check(value)); }

    /// <summary>The id of the virtual network; the account's default unless given.</summary>
    public string? VirtualNetworkId { get => Text(); set => Write(Uuid.Check(value)); }

    /// <summary>The address.</summary>
    /// <returns>The address as text.</returns>
    public override string ToString() => IpAddr ?? string.Empty;
}
