namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class EmailAddress
{
    public static string? Check(string? value) => value;
}
