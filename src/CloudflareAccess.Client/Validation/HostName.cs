using System;
using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Validation;

/// <summary>What an app protects: a hostname, with a path or wildcards if need be.</summary>
internal static class HostName
{
    private static readonly Regex Form = new(@"^[^\s/:@?#""']+(?::\d{1,5})?(?:/[^\s?#]*)?$", RegexOptions.CultureInvariant);

    public static string? Check(string? value)
    {
        if (value is null || Form.IsMatch(value))
        {
            return value;
        }

        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        throw new InvalidValueException(scheme > 0
            ? $"'{value}' is a URL: write the host and path alone, {value.Substring(scheme + 3).TrimEnd('/')}."
            : $"'{value}' is not a hostname such as wiki.example.com or *.example.com/admin.");
    }
}
