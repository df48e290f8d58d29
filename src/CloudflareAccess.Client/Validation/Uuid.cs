namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class Uuid
{
    public static string? Check(string? value) => value;
}
