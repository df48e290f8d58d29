using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Validation;

/// <summary>Email addresses, as far as a typing error can be told from one.</summary>
internal static class EmailAddress
{
    private static readonly Regex Form = new(@"^[^\s@<>,;""]+@[^\s@<>,;""]+\.[^\s@<>,;"".]+$", RegexOptions.CultureInvariant);

    public static string? Check(string? value) => value is null || Form.IsMatch(value)
        ? value
        : throw new InvalidValueException($"'{value}' is not an email address such as ann@example.com.");
}
