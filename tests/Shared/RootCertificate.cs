using System.IO;

namespace CloudflareAccess;

/// <summary>The invented root certificate of the tests. Nobody has its key.</summary>
internal static class RootCertificate
{
    public static string Pem { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(RootCertificate).Assembly.GetManifestResourceStream("root.pem")!);
        return reader.ReadToEnd().TrimEnd();
    }
}
