namespace CloudflareAccess.Client;

/// <summary>What the API finds wrong or doubtful in a custom page; read-only.</summary>
public sealed class CustomPageWarning : AccessDocument
{
    /// <summary>What it is.</summary>
    public string? Message => Text();

    /// <summary>Where in the template it is.</summary>
    public string? Ref => Text();

    /// <summary>Which check found it, such as <c>html</c>.</summary>
    public string? Tier => Text();
}
