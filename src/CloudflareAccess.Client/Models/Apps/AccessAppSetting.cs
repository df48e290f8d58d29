namespace CloudflareAccess.Client;

/// <summary>The settings of an app that can be changed without the rest of it. Source of truth: <c>access/apps/{app_id}/settings</c>.</summary>
public sealed class AccessAppSetting : AccessObject
{
    /// <summary>The id of the app whose settings they are.</summary>
    public string? AppId => Location is { Parents: [var app, ..] } ? app : null;

    /// <summary>Whether other sites may show the app in a frame.</summary>
    public bool? AllowIframe { get => Flag(); set => Write(value); }

    /// <summary>Whether a request that is let in by its token skips the page in between.</summary>
    public bool? SkipInterstitial { get => Flag(); set => Write(value); }
}
