using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Validation;

/// <summary>The ids of accounts and zones.</summary>
internal static class AccountOrZoneId
{
    private static readonly Regex Form = new("^[0-9a-fA-F]{32}$", RegexOptions.CultureInvariant);

    public static string? Check(string? value) => value is null || Form.IsMatch(value)
        ? value
        : throw new InvalidValueException($"'{value}' is not the id of an account or zone: it has 32 hexadecimal digits, as the dashboard's address shows.");
}
