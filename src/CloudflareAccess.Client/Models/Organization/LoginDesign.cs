namespace CloudflareAccess.Client;

/// <summary>What the login page of an organization looks like.</summary>
public sealed class LoginDesign : AccessDocument
{
    /// <summary>The background as a CSS colour such as <c>#1d1f24</c>.</summary>
    public string? BackgroundColor { get => Text(); set => Write(value); }

    /// <summary>The text as a CSS colour.</summary>
    public string? TextColor { get => Text(); set => Write(value); }

    /// <summary>The address of the logo.</summary>
    public string? LogoPath { get => Text(); set => Write(value); }

    /// <summary>The text above.</summary>
    public string? HeaderText { get => Text(); set => Write(value); }

    /// <summary>The text below.</summary>
    public string? FooterText { get => Text(); set => Write(value); }
}
