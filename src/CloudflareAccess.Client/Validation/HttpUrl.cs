namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class HttpUrl
{
    public static string? Check(string? value) => value;
}
