using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Documents;

/// <summary>A field that a change gives another value.</summary>
/// <param name="Field">The field of the API.</param>
/// <param name="Old">What it was; null where it was absent.</param>
/// <param name="New">What it will be; null where it will be absent.</param>
internal sealed record FieldChange(string Field, JsonNode? Old, JsonNode? New)
{
    /// <summary>The fields in which two documents differ, in the order in which they stand there.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonObject before, JsonObject after) => before.Select(static field => field.Key)
        .Union(after.Select(static field => field.Key))
        .Where(field => !JsonNode.DeepEquals(before[field], after[field]))
        .Select(field => new FieldChange(field, before[field], after[field]))
        .ToList();
}
