using System.Linq;
using System.Net;

namespace CloudflareAccess.Client.Validation;

/// <summary>An IP address.</summary>
internal static class IpText
{
    // IPAddress also takes 10.1 for 10.0.0.1, which nobody means.
    public static string? Check(string? value) =>
        value is null || (IPAddress.TryParse(value, out _) && (value.Contains(':') || value.Count(static character => character == '.') == 3))
            ? value
            : throw new InvalidValueException($"'{value}' is not an IP address such as 10.0.0.5 or 2001:db8::5.");
}
