using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>What goes into the envelope.</summary>
internal sealed record Reply(int Status, JsonNode? Result, JsonObject? Info = null)
{
    /// <summary>Whether the answer is <c>success</c> and <c>result</c> alone.</summary>
    public bool IsBare { get; init; }
}
