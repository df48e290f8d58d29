namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class Cidr
{
    public static string? Check(string? value) => value;
}
