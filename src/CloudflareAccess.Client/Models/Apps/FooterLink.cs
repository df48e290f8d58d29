namespace CloudflareAccess.Client;

/// <summary>A link at the foot of the App Launcher.</summary>
public sealed class FooterLink : AccessDocument
{
    /// <summary>The text of the link.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>Where it leads.</summary>
    public string? Url { get => Text(); set => Write(value); }
}
