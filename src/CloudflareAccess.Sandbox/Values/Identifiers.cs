using System;
using System.Security.Cryptography;
using System.Text;

namespace CloudflareAccess.Sandbox.Values;

/// <summary>Makes ids and secrets. Those of the sample company are always the same, so that examples can name them.</summary>
internal static class Identifiers
{
    public static string NewUuid() => Guid.NewGuid().ToString("D");

    public static string NewHex(int digits)
    {
        using var random = RandomNumberGenerator.Create();
        var bytes = new byte[(digits + 1) / 2];
        random.GetBytes(bytes);
        return Hex(bytes).Substring(0, digits);
    }

    /// <summary>Makes a UUID of the sample company. The same seed gives the same UUID.</summary>
    public static string Uuid(string seed)
    {
        var hex = Hex(seed, 32).ToCharArray();
        hex[12] = '4';
        hex[16] = '8';
        return Guid.ParseExact(new string(hex), "N").ToString("D");
    }

    /// <summary>Makes hexadecimal digits of the sample company. The same seed gives the same digits.</summary>
    public static string Hex(string seed, int digits)
    {
        using var hash = SHA512.Create();
        return Hex(hash.ComputeHash(Encoding.UTF8.GetBytes(seed))).Substring(0, digits);
    }

    private static string Hex(byte[] bytes)
    {
        const string Digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (var place = 0; place < bytes.Length; place++)
        {
            (text[2 * place], text[(2 * place) + 1]) = (Digits[bytes[place] >> 4], Digits[bytes[place] & 15]);
        }

        return new string(text);
    }
}
