using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>
/// How an app stands to the person whom the credential belongs to; read-only. The policies in it are not described by
/// the API: <see cref="AccessDocument.ToJson"/> shows them. Source of truth: <c>access/apps/{app_id}/user_policy_checks</c>.
/// </summary>
public sealed class AccessAppUserCheck : AccessObject
{
    /// <summary>The id of the app.</summary>
    public override string? Id => AppUid;

    /// <summary>The id of the app under the API's own name.</summary>
    public string? AppUid => State("app_uid");

    /// <summary>The name of the app.</summary>
    public string? AppName => State("name");

    /// <summary>The hostname of the app.</summary>
    public string? Hostname => State("hostname");

    /// <summary>The audience tag of the app.</summary>
    public string? Aud => State("aud");

    /// <summary>Whether the person is let in.</summary>
    public string? Status => State("status");

    /// <summary>Who the person is.</summary>
    public AccessUserIdentity? UserIdentity => Part<AccessUserIdentity>();

    internal override string? Label => AppName;

    private string? State(string field) => TextOf((Document["app_state"] as JsonObject)?[field]);
}
