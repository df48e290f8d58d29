using System;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client;

/// <summary>The ways in which a call of the API fails.</summary>
public enum AccessErrorKind
{
    /// <summary>The API refused the input (400 and other 4xx).</summary>
    BadRequest,

    /// <summary>The token or key is not valid (401, or 403 before any account was reached).</summary>
    Unauthenticated,

    /// <summary>The token is valid but may not do this (403).</summary>
    Forbidden,

    /// <summary>There is no such object (404).</summary>
    NotFound,

    /// <summary>The object exists already, is in use, or its state does not allow it (409, at times 400).</summary>
    Conflict,

    /// <summary>Too many requests (429), also after waiting.</summary>
    RateLimited,

    /// <summary>The service failed (5xx).</summary>
    ServerError,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>No connection, or it broke.</summary>
    ConnectionFailed,

    /// <summary>An answer that is not the API's: empty, cut, HTML, a redirect, or another content type.</summary>
    UnreadableAnswer,

    /// <summary>A create was sent and its answer was lost: the object may exist.</summary>
    OutcomeUnknown,

    /// <summary>Zero Trust was never set up for the account.</summary>
    NotEnabled,
}

/// <summary>A call of the API that failed. The message has what Cloudflare said, and never a secret.</summary>
public sealed class AccessApiException : Exception
{
    internal AccessApiException(AccessErrorKind kind, string message, Exception? inner = null)
        : base(message, inner) => Kind = kind;

    /// <summary>How it failed.</summary>
    public AccessErrorKind Kind { get; }

    /// <summary>The HTTP method of the request; null when none was sent.</summary>
    public string? Method { get; init; }

    /// <summary>The path of the request below the base of the API, without its query; null when none was sent.</summary>
    public string? Path { get; init; }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Cloudflare's error code, such as 12130.</summary>
    public int? Code { get; init; }

    /// <summary>Cloudflare's own text.</summary>
    public string? ApiMessage { get; init; }

    /// <summary>Cloudflare's id of the request, for its support; null when no answer came.</summary>
    public string? RayId { get; init; }

    /// <summary>What to do about it; null where nothing is known to help.</summary>
    public string? Remedy { get; internal set; }

    /// <summary>What the request was about; null where that is not known.</summary>
    internal IRequestSubject? Subject { get; init; }

    /// <summary>The permission that the request needs; null where it is not known.</summary>
    internal string? Permission { get; init; }

    /// <summary>Whether it was refused because something still uses the object.</summary>
    internal bool IsInUse => Kind == AccessErrorKind.Conflict && ErrorTable.IsInUse(ApiMessage);

    /// <summary>The same refusal with more to say.</summary>
    internal AccessApiException With(string addition) => Copy(Sentences.Join(Message, addition), ApiMessage, this);

    /// <summary>The same refusal in other words, without the first ones inside.</summary>
    internal AccessApiException Saying(string message, string? apiMessage) => Copy(message, apiMessage, null);

    private AccessApiException Copy(string message, string? apiMessage, Exception? inner) => new(Kind, message, inner)
    {
        Method = Method,
        Path = Path,
        StatusCode = StatusCode,
        Code = Code,
        ApiMessage = apiMessage,
        RayId = RayId,
        Remedy = Remedy,
        Subject = Subject,
        Permission = Permission,
    };
}
