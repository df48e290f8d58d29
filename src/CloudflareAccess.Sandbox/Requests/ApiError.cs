using System;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>An error that the API responds with.</summary>
internal sealed class ApiError(int status, int code, string message) : Exception(message)
{
    private const string Prefix = "access.api.error.";

    public int Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>A detail that <c>messages</c> holds, without a code.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether the body is the flat one of Cloudflare's edge, without the envelope.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The field that is wrong. Only newer parts of the API name it.</summary>
    public string? Path { get; init; }

    public static ApiError InvalidRequest(string detail, string? path = null) =>
        new(400, 12130, $"{Prefix}invalid_request: {detail}") { Path = path };

    public static ApiError Conflict(string detail, int status = 409) => new(status, 12132, $"{Prefix}conflict: {detail}");

    public static ApiError NotFound(string slug = "not_found", int code = 12135) => new(404, code, Prefix + slug);

    /// <summary>An error of Access itself: its messages have a common prefix.</summary>
    public static ApiError OfAccess(int status, int code, string slug, string? detail = null) =>
        new(status, code, Prefix + slug) { Detail = detail };

    public static ApiError Forbidden() => new(403, 1010, "auth.forbidden") { IsFlat = true };

    public static ApiError NotAuthenticated() => new(403, 10000, "Authentication error");

    public static ApiError NoRoute() => new(404, 7000, "No route for that URI");
}
