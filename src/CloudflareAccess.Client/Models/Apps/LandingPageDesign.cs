using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>What the page looks like on which people log in to the App Launcher.</summary>
public sealed class LandingPageDesign : AccessDocument
{
    /// <summary>The title; <c>Welcome!</c> unless given.</summary>
    public string? Title { get => Text(); set => Write(value); }

    /// <summary>The text below it.</summary>
    public string? Message { get => Text(); set => Write(value); }

    /// <summary>URL of the image.</summary>
    public string? ImageUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>The background colour of the login button, such as <c>#ff0000</c>.</summary>
    public string? ButtonColor { get => Text(); set => Write(value); }

    /// <summary>The colour of the text in the login button, such as <c>#ff0000</c>.</summary>
    public string? ButtonTextColor { get => Text(); set => Write(value); }
}
