namespace CloudflareAccess.Client;

/// <summary>stub</summary>
internal static class PemCertificate
{
    public static string? Check(string? value) => value;
}
