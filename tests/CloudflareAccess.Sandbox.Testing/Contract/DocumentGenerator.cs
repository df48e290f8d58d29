using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox.Testing.Contract;

/// <summary>Generates random documents of a schema, with unknown fields added.</summary>
internal sealed class DocumentGenerator(SchemaValidator schemas, Random dice)
{
    private const int Deepest = 6;

    private static readonly string[] Words =
    [
        "wiki", "Ärger & Söhne", "日本", "a \"quoted\" one", "back\\slash", "semi;colon", "<b>", "line\nbreak", "😀", "24h", "ends with '",
    ];

    /// <summary>Expands the unions at the top of a schema into one schema per variant.</summary>
    public IReadOnlyList<JsonObject> VariantsOf(JsonObject unresolved)
    {
        var schema = schemas.Resolve(unresolved);
        var union = Parts(schema, "oneOf").Concat(Parts(schema, "anyOf")).ToList();
        if (union.Count > 0)
        {
            var rest = (JsonObject)schema.DeepClone();
            rest.Remove("oneOf");
            rest.Remove("anyOf");
            return [.. union.SelectMany(VariantsOf).Select(variant => AllOf([variant, rest]))];
        }

        var parts = Parts(schema, "allOf").ToList();
        for (var number = 0; number < parts.Count; number++)
        {
            var variants = VariantsOf(parts[number]);
            if (variants.Count > 1)
            {
                var others = parts.Where((_, other) => other != number).Append(Without(schema, "allOf")).ToList();
                return [.. variants.SelectMany(variant => VariantsOf(AllOf([variant, .. others])))];
            }
        }

        return [schema];
    }

    /// <summary>Generates a document.</summary>
    public JsonObject Make(JsonObject schema) => (JsonObject)Value(schema, 0)!;

    /// <summary>The titles in a schema. They distinguish the variants.</summary>
    public IEnumerable<string> TitlesOf(JsonObject unresolved)
    {
        var schema = schemas.Resolve(unresolved);
        return (schema["title"] is { } title ? [title.GetValue<string>()] : Enumerable.Empty<string>())
            .Concat(Parts(schema, "allOf").SelectMany(TitlesOf));
    }

    /// <summary>Finds the schema of a field in a schema and its parts.</summary>
    public JsonObject? FieldOf(JsonObject unresolved, string name)
    {
        var schema = schemas.Resolve(unresolved);
        return schema["properties"]?[name] as JsonObject
            ?? Parts(schema, "allOf").Select(part => FieldOf(part, name)).LastOrDefault(static field => field is not null);
    }

    private JsonNode? Value(JsonObject unresolved, int depth)
    {
        var schema = schemas.Resolve(unresolved);
        if (schema["enum"] is JsonArray { Count: > 0 } values)
        {
            return values[dice.Next(values.Count)]?.DeepClone();
        }

        var union = Parts(schema, "oneOf").Concat(Parts(schema, "anyOf")).ToList();
        var fields = Fields(schema);
        return schema["type"]?.GetValue<string>() switch
        {
            "array" when depth > Deepest => new JsonArray(),
            "array" => Array(schema["items"] as JsonObject ?? [], depth),
            "boolean" => dice.Next(2) == 0,
            "integer" => dice.Next(1, 100),
            "number" => dice.Next(1, 100),
            "string" => Text(schema),
            _ when fields.Count > 0 || union.Count == 0 || schema["type"] is not null => Document(schema, fields, union, depth),
            _ => Value(union[dice.Next(union.Count)], depth),
        };
    }

    private JsonArray Array(JsonObject item, int depth) => [.. Enumerable.Range(0, dice.Next(3)).Select(_ => Value(item, depth + 1))];

    private JsonNode? Document(JsonObject schema, Dictionary<string, JsonObject> fields, List<JsonObject> union, int depth)
    {
        if (union.Count > 0)
        {
            foreach (var (name, field) in Fields(schemas.Resolve(union[dice.Next(union.Count)])))
            {
                fields.TryAdd(name, field);
            }
        }

        // The parts of a schema can describe a plain value instead of an object.
        var plain = Parts(schema, "allOf").Select(schemas.Resolve)
            .FirstOrDefault(static part => part["type"] is { } type && type.GetValue<string>() != "object");
        if (fields.Count == 0 && plain is not null)
        {
            return Value(plain, depth);
        }

        var document = new JsonObject();
        foreach (var (name, field) in fields.Where(_ => depth < Deepest && dice.Next(5) > 0))
        {
            document[name] = Value(field, depth + 1);
        }

        document[string.Create(CultureInfo.InvariantCulture, $"unknown_{dice.Next(1000)}")] = dice.Next(3) switch
        {
            0 => Words[dice.Next(Words.Length)],
            1 => new JsonObject { ["inner"] = new JsonArray(1, null, "two", new JsonObject { ["deep"] = true }) },
            _ => null,
        };
        return document;
    }

    private string Text(JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "uuid" => Id(),
        "date-time" => DateTimeOffset.UnixEpoch.AddSeconds(dice.Next()).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        "email" => $"u{dice.Next(100)}@example.com",
        "uri" => $"https://u{dice.Next(100)}.example.com/",
        _ => Words[dice.Next(Words.Length)],
    };

    private string Id()
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private Dictionary<string, JsonObject> Fields(JsonObject schema)
    {
        var fields = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var part in Parts(schema, "allOf").Select(schemas.Resolve))
        {
            foreach (var (name, field) in Fields(part))
            {
                fields[name] = field;
            }
        }

        foreach (var (name, field) in schema["properties"] as JsonObject ?? [])
        {
            fields[name] = (JsonObject)field!;
        }

        return fields;
    }

    private static JsonObject AllOf(IEnumerable<JsonObject> parts) => new()
    {
        ["allOf"] = new JsonArray([.. parts.Select(static part => part.DeepClone())]),
    };

    private static JsonObject Without(JsonObject schema, string keyword)
    {
        var copy = (JsonObject)schema.DeepClone();
        copy.Remove(keyword);
        return copy;
    }

    private static IEnumerable<JsonObject> Parts(JsonObject schema, string composition) =>
        (schema[composition] as JsonArray ?? []).OfType<JsonObject>();
}
