using System.Net;
using System.Security;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>Texts as secure strings and back.</summary>
internal static class Secret
{
    public static SecureString Of(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    public static string Reveal(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;
}
