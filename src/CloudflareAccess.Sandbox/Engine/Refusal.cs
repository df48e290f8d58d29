using System;

namespace CloudflareAccess.Sandbox;

/// <summary>What the API says when it does not do what was asked.</summary>
internal sealed class Refusal(int status, int code, string message) : Exception(message)
{
    private const string Prefix = "access.api.error.";

    public int Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>A detail in <c>messages</c>, which has no code there.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether the body is the edge's flat one, not the envelope.</summary>
    public bool IsFlat { get; init; }

    /// <summary>The field that is wrong, which only newer parts of the API say.</summary>
    public string? Path { get; init; }

    public static Refusal InvalidRequest(string detail, string? path = null) => new(400, 12130, $"{Prefix}invalid_request: {detail}") { Path = path };

    public static Refusal Conflict(string detail, int status = 409) => new(status, 12132, $"{Prefix}conflict: {detail}");

    public static Refusal NotFound(string slug = "not_found", int code = 12135) => new(404, code, Prefix + slug);

    public static Refusal Of(int status, int code, string slug, string? detail = null) => new(status, code, Prefix + slug) { Detail = detail };

    public static Refusal Forbidden() => new(403, 1010, "auth.forbidden") { IsFlat = true };

    public static Refusal NotAuthenticated() => new(403, 10000, "Authentication error");

    public static Refusal NoRoute() => new(404, 7000, "No route for that URI");
}
