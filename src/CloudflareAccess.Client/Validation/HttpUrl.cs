using System;

namespace CloudflareAccess.Client.Validation;

/// <summary>Absolute http and https URLs.</summary>
internal static class HttpUrl
{
    public static string? Check(string? value) =>
        value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0 && value.IndexOf(' ') < 0)
            ? value
            : throw new InvalidValueException($"'{value}' is not a URL such as https://www.example.com/path.");
}
