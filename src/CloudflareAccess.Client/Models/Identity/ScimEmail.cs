namespace CloudflareAccess.Client;

/// <summary>An email address in the words of SCIM; read-only.</summary>
public sealed class ScimEmail : AccessDocument
{
    /// <summary>The address.</summary>
    public string? Value => Text();

    /// <summary>What it is for, such as <c>work</c>.</summary>
    public string? Type => Text();

    /// <summary>Whether it is the one that counts.</summary>
    public bool? Primary => Flag();

    /// <summary>The address.</summary>
    /// <returns>The address as text.</returns>
    public override string ToString() => Value ?? string.Empty;
}
