namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class HostName
{
    public static string? Check(string? value) => value;
}
