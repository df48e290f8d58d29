using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>An app that a session has been used for; read-only.</summary>
public sealed class AccessUserSessionApp : AccessDocument
{
    /// <summary>The name of the app.</summary>
    public string? Name => Text();

    /// <summary>The hostname that was opened.</summary>
    public string? Hostname => Text();

    /// <summary>The type of the app.</summary>
    public string? Type => Text();

    /// <summary>The id of the app.</summary>
    public string? Uid => Text();

    /// <summary>The audience tag of the app.</summary>
    public string? Aud => Document.Parent is JsonObject ? Document.GetPropertyName() : null;

    /// <summary>The app, as a person would name it.</summary>
    /// <returns>The name, or else the hostname or the id.</returns>
    public override string ToString() => Name ?? Hostname ?? Uid ?? nameof(AccessUserSessionApp);
}
