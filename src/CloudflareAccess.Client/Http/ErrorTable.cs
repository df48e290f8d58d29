using System;
using System.Linq;

namespace CloudflareAccess.Client.Http;

/// <summary>Tells what the refusals of the API mean.</summary>
internal static class ErrorTable
{
    private static readonly string[] InUse = ["in use", "in_use", "used by"];

    /// <summary>The kind of a failure, by HTTP status, Cloudflare's code and its text.</summary>
    public static AccessErrorKind Kind(int status, int? code, string? text) => (status, code) switch
    {
        (_, 9999) => AccessErrorKind.NotEnabled,
        (401, _) => AccessErrorKind.Unauthenticated,
        (_, 6003) => AccessErrorKind.Unauthenticated,
        (403, _) => AccessErrorKind.Forbidden,
        (404, _) => AccessErrorKind.NotFound,
        (409, _) => AccessErrorKind.Conflict,
        (429, _) => AccessErrorKind.RateLimited,
        (408, _) => AccessErrorKind.Timeout,
        ( >= 500, _) => AccessErrorKind.ServerError,
        // The API refuses a service token that is in use with 400, and all else that is with 409.
        _ when text?.IndexOf("already_exists", StringComparison.Ordinal) >= 0 || IsInUse(text) => AccessErrorKind.Conflict,
        _ => AccessErrorKind.BadRequest,
    };

    /// <summary>Whether a text of the API tells that something still uses the object.</summary>
    public static bool IsInUse(string? text) => text is not null && InUse.Any(sign => text.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);
}
