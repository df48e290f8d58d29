namespace CloudflareAccess.Client;

/// <summary>What the API finds doubtful in a custom page; read-only.</summary>
public sealed class CustomPageWarning : AccessDocument
{
    /// <summary>What it is.</summary>
    public string? Message => Text();

    /// <summary>Where in the template it is.</summary>
    public string? Ref => Text();

    /// <summary>How grave it is.</summary>
    public string? Tier => Text();
}
