using System.Runtime.InteropServices;
using System.Security;

namespace CloudflareAccess.Client.Documents;

/// <summary>Between a secret and its text.</summary>
internal static class SecureText
{
    public static SecureString Conceal(this string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>The text, for the moment in which it is sent or was asked for by name.</summary>
    public static string Reveal(this SecureString secret)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(memory) ?? string.Empty;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
