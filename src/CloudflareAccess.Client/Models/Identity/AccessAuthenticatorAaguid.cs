namespace CloudflareAccess.Client;

/// <summary>A model of hardware authenticators that Access knows; read-only. Source of truth: <c>access/authenticator_device_aaguids</c>.</summary>
public sealed class AccessAuthenticatorAaguid : AccessObject
{
    /// <summary>The same as <see cref="Aaguid"/>.</summary>
    public override string? Id => Aaguid;

    /// <summary>The id that FIDO gives the model, a UUID.</summary>
    public string? Aaguid => Text();

    /// <summary>What the maker calls it.</summary>
    public string? Name => Text();
}
