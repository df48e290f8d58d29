namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class CountryCode
{
    public static string? Check(string? value) => value;
}
