using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>The result of a call, before the envelope is put around it.</summary>
internal sealed record Response(int Status, JsonNode? Result, JsonObject? Info = null)
{
    /// <summary>Whether the body consists of <c>success</c> and <c>result</c> alone.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether there is no body.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>A certificate that is sent without the envelope.</summary>
    public string? Pem { get; init; }
}
