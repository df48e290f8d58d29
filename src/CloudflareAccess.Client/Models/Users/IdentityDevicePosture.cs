namespace CloudflareAccess.Client;

/// <summary>A check of the device; read-only. What it found is in <see cref="AccessDocument.ToJson"/>.</summary>
public sealed class IdentityDevicePosture : AccessDocument
{
    /// <summary>The id of the check.</summary>
    public string? CheckId { get; internal set; }

    /// <summary>What kind of check it is.</summary>
    public string? Type => Text();

    /// <summary>The name of the check.</summary>
    public string? RuleName => Text();

    /// <summary>Whether the device passed.</summary>
    public bool? Success => Flag();
}
