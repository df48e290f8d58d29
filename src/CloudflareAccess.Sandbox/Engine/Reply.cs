using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>What goes into the envelope.</summary>
internal sealed record Reply(int Status, JsonNode? Result, JsonObject? Info = null)
{
    /// <summary>Whether the answer is <c>success</c> and <c>result</c> alone.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether there is no body at all.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>A certificate in place of the envelope.</summary>
    public string? Pem { get; init; }
}
