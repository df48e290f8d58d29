
namespace CloudflareAccess.Client;

/// <summary>How an identity provider provisions people and groups to Access by SCIM.</summary>
public sealed class IdentityProviderScimConfig : AccessDocument
{
    /// <summary>Whether it does. The token appears once, when this becomes true.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>
    /// What a change of a person does to their sessions: updates them, asks for a new login, or nothing.
    /// <c>no_action</c> unless given.
    /// </summary>
    [KnownValues("automatic", "reauth", "no_action")]
    public string? IdentityUpdateBehavior { get => Text(); set => Write(value); }

    /// <summary>Whether a person who is removed there loses their sessions.</summary>
    public bool? UserDeprovision { get => Flag(); set => Write(value); }

    /// <summary>Whether they lose their seat too; needs <see cref="UserDeprovision"/>.</summary>
    public bool? SeatDeprovision { get => Flag(); set => Write(value); }

    /// <summary>The URL to give to the identity provider.</summary>
    public string? ScimBaseUrl => Text();
}
