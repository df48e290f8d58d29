namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class GoDuration
{
    public static string? Check(string? value) => value;
    public static string? CheckOrForever(string? value) => value;
    public static string? CheckHoursMinutes(string? value) => value;
}
