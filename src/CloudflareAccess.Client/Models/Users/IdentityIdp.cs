namespace CloudflareAccess.Client;

/// <summary>The identity provider of a session; read-only.</summary>
public sealed class IdentityIdp : AccessDocument
{
    /// <summary>Its id.</summary>
    public string? Id => Text();

    /// <summary>Its type.</summary>
    public string? Type => Text();

    /// <summary>The type, then the id.</summary>
    /// <returns>Such as <c>okta 699d9864-2c56-4d2e-855e-9661899b7252</c>.</returns>
    public override string ToString() => $"{Type} {Id}";
}
