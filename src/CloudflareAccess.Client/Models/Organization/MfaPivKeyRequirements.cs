
namespace CloudflareAccess.Client;

/// <summary>What an organization asks of keys in hardware that serve as a second factor.</summary>
public sealed class MfaPivKeyRequirements : AccessDocument
{
    /// <summary>When a PIN is asked for.</summary>
    [KnownValues("never", "once", "always")]
    public string? PinPolicy { get => Text(); set => Write(value); }

    /// <summary>When the key has to be touched; cached is for 15 seconds.</summary>
    [KnownValues("never", "always", "cached")]
    public string? TouchPolicy { get => Text(); set => Write(value); }

    /// <summary>Whether the device has to be validated by FIPS 140-2, level 1 or higher.</summary>
    public bool? RequireFipsDevice { get => Flag(); set => Write(value); }

    /// <summary>The kinds of keys that are accepted.</summary>
    [KnownValues("ecdsa", "ed25519", "rsa")]
    public string[]? SshKeyType { get => Texts(); set => Write(value); }

    /// <summary>The sizes that are accepted, in bits: 256, 384 and 521 for ecdsa, 2048, 3072 and 4096 for rsa.</summary>
    public long[]? SshKeySize { get => Numbers(); set => Write(value); }
}
