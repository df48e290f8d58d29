using System;

namespace CloudflareAccess.Client;

/// <summary>The ids of most objects.</summary>
internal static class Uuid
{
    public static string? Check(string? value) => value is null || Guid.TryParseExact(value, "D", out _) || Guid.TryParseExact(value, "N", out _)
        ? value
        : throw new InvalidValueException($"'{value}' is not an id: an id looks like f174e90a-fafe-4643-bbbc-4a0ed4fc8415.");
}
