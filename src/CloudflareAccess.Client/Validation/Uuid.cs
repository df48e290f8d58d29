using System;

namespace CloudflareAccess.Client.Validation;

/// <summary>The ids of most objects.</summary>
internal static class Uuid
{
    /// <summary>Whether a text is an id: with hyphens, or as 32 hexadecimal digits.</summary>
    public static bool Is(string? value) => Guid.TryParseExact(value, "D", out _) || Guid.TryParseExact(value, "N", out _);

    /// <summary>Gives the id back, or throws <see cref="InvalidValueException"/>.</summary>
    public static string? Check(string? value) => value is null || Is(value)
        ? value
        : throw new InvalidValueException($"'{value}' is not an id: an id looks like f174e90a-fafe-4643-bbbc-4a0ed4fc8415.");
}
