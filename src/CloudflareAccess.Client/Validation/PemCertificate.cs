using System;
using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Validation;

/// <summary>Certificates as PEM text.</summary>
internal static class PemCertificate
{
    private static readonly Regex Block = new(@"-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----", RegexOptions.CultureInvariant);

    // The text is never repeated in a message: it may be the one thing that must not be seen.
    public static string? Check(string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.IndexOf("PRIVATE KEY", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            throw new InvalidValueException("This is or contains a private key. It was not sent: Cloudflare needs the certificate alone, and a private key belongs to nobody but its owner.");
        }

        var blocks = Block.Matches(value);
        if (blocks.Count == 0)
        {
            throw new InvalidValueException("This is not a certificate as PEM text: it begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----.");
        }

        foreach (Match block in blocks)
        {
            try
            {
                // Every certificate is a DER sequence, so its first byte is known.
                if (Convert.FromBase64String(Regex.Replace(block.Groups[1].Value, @"\s", string.Empty)) is [0x30, ..])
                {
                    continue;
                }
            }
            catch (FormatException)
            {
            }

            throw new InvalidValueException("The certificate is damaged: what stands between its BEGIN and END lines is not one.");
        }

        return value;
    }
}
