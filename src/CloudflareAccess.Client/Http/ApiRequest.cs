using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;

namespace CloudflareAccess.Client.Http;

/// <summary>One request, before anything of HTTP is known of it.</summary>
internal sealed class ApiRequest(HttpMethod method, string path)
{
    public static readonly HttpMethod Patch = new("PATCH");

    public HttpMethod Method { get; } = method;

    /// <summary>The path below the base, escaped, without a query.</summary>
    public string Path { get; } = path;

    /// <summary>Query parameters; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    public JsonNode? Body { get; init; }

    /// <summary>What the request is about; null where that is not known.</summary>
    public IRequestSubject? Subject { get; init; }

    /// <summary>The permission that the token needs, where it is not the one of the subject.</summary>
    public string? Permission { get; init; }

    /// <summary>Whether sending it twice is the same as once. A create is not, unless the caller knows better.</summary>
    public bool Repeatable { get; init; } = method != HttpMethod.Post && method != Patch;

    /// <summary>Whether an answer without a body is a good one.</summary>
    public bool MayBeEmpty { get; init; } = method == HttpMethod.Delete;

    /// <summary>Whether a good answer is text and no envelope.</summary>
    public bool WantsText { get; init; }

    /// <summary>The failure of this request.</summary>
    public AccessApiException Failed(
        AccessErrorKind kind, string message, ApiAnswer? answer = null, int? code = null, string? text = null, Exception? cause = null) => new(kind, message, cause)
        {
            Method = Method.Method,
            Path = Path,
            StatusCode = answer?.Status,
            Code = code,
            ApiMessage = text,
            RayId = answer?.RayId,
            Subject = Subject,
            Permission = Permission ?? Subject?.PermissionTo(Method),
        };

    /// <summary>Path and query as they are sent.</summary>
    public string PathAndQuery => Query.Count == 0
        ? Path
        : Path + "?" + string.Join("&", Query.Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}

/// <summary>Who waits for a request: hears of each attempt, and may give up.</summary>
internal readonly record struct ApiCall(IRequestObserver Observer, CancellationToken Token);

/// <summary>Hears what happens to requests. Called from any thread.</summary>
internal interface IRequestObserver
{
    /// <summary>Whether bodies are wanted; they are masked only when they are.</summary>
    bool WantsBodies { get; }

    /// <summary>One line on an attempt: method, path, status, time, attempt, ray id. Never a secret.</summary>
    void Attempted(string line);

    /// <summary>The bodies of an attempt, secrets masked.</summary>
    void Bodies(string text);

    /// <summary>The request waits before it is repeated.</summary>
    void Waiting(TimeSpan time, string reason);
}

/// <summary>What came back: status, the headers that matter, the bytes.</summary>
internal sealed class ApiAnswer(int status, string? contentType, ArraySegment<byte> body)
{
    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public ReadOnlyMemory<byte> Body { get; private set; } = body;

    /// <summary>Cloudflare's id of the request, for its support.</summary>
    public string? RayId { get; init; }

    /// <summary>How long the server asks to wait, as a time span or until a date.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is left of the limit; null where the answer does not say.</summary>
    public RateQuota? Quota { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Gives the bytes of the body to the next answer; nobody may look at them any more.</summary>
    public void Release()
    {
        Body = default;
        ArrayPool<byte>.Shared.Return(body.Array!);
    }
}
