
namespace CloudflareAccess.Client;

/// <summary>What the API says of a custom page before it is made; read-only. Source of truth: <c>access/custom_pages/validate</c>.</summary>
public sealed class AccessCustomPageCheck : AccessObject
{
    /// <summary>What the page stands for.</summary>
    [KnownValues("identity_denied", "forbidden", "login", "interstitial")]
    public string? PageType => Text();

    /// <summary>The version of what a template may use, by which it was checked.</summary>
    public long? Version => Number();

    /// <summary>What keeps the page from being made; empty when nothing does.</summary>
    public CustomPageWarning[]? Errors => Parts<CustomPageWarning>();

    /// <summary>What is doubtful in it; empty when nothing is.</summary>
    public CustomPageWarning[]? Warnings => Parts<CustomPageWarning>();
}
