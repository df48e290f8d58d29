using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox.Values;

/// <summary>Reads JSON of any kind without exceptions, and builds arrays.</summary>
internal static class JsonNodes
{
    public static string? Text(this JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool IsTrue(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    public static int? Integer(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (int)number
            : null;

    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => (node as JsonArray)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonNode? node) =>
        (node as JsonArray)?.Select(static item => item.Text()).OfType<string>() ?? [];

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new(items.ToArray());

    public static JsonArray TextArray(IEnumerable<string> items) =>
        new(items.Select(static item => (JsonNode?)JsonValue.Create(item)).ToArray());

    public static T Copy<T>(this T node) where T : JsonNode => (T)node.DeepClone();
}
