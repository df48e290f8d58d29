using System.Collections.Generic;

namespace CloudflareAccess.Sandbox;

/// <summary>A response of the sandbox, as it is sent.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="headers">The headers, without the content type.</param>
/// <param name="body">The body; null for none.</param>
public sealed class SandboxResponse(int status, IReadOnlyList<KeyValuePair<string, string>> headers, string? body)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The headers, without the content type.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    /// <summary>The body; null for none.</summary>
    public string? Body { get; } = body;

    /// <summary>The content type of the body.</summary>
    public string ContentType { get; init; } = "application/json";
}
