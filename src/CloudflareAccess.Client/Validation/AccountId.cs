namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class AccountId
{
    public static string? Check(string? value) => value;
}
