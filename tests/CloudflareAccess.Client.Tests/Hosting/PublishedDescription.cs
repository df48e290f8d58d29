using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>Cloudflare's published description of the API, as a tree of schemas.</summary>
internal sealed class PublishedDescription
{
    private static readonly string[] Compositions = ["allOf", "anyOf", "oneOf"];

    private readonly JsonNode _description;

    private PublishedDescription(JsonNode description) => _description = description;

    /// <summary>The operations by path.</summary>
    public JsonObject Paths => _description["paths"]!.AsObject();

    /// <summary>Reads it, or skips the test where it is not here.</summary>
    public static PublishedDescription Read()
    {
        var file = DescriptionFile();
        Assert.SkipUnless(
            File.Exists(file),
            "Cloudflare's description of the API is not here: name it in CFACCESS_OPENAPI to compare with it.");
        return new PublishedDescription(JsonNode.Parse(File.ReadAllText(file))!);
    }

    /// <summary>The schemas of the bodies of a request or response.</summary>
    public IEnumerable<JsonNode> Schemas(JsonNode message) =>
        Resolve(message)["content"]?.AsObject().Select(static content => content.Value!["schema"]).OfType<JsonNode>() ?? [];

    /// <summary>The schemas of the results of an operation that succeeds.</summary>
    public IEnumerable<JsonNode> Results(JsonNode operation) => operation["responses"]!.AsObject()
        .Where(static one => one.Key[0] == '2')
        .SelectMany(one => Schemas(one.Value!))
        .SelectMany(Alternatives)
        .Select(static one => one["properties"]?["result"])
        .OfType<JsonNode>();

    /// <summary>The schema itself and all that it is made of.</summary>
    public IEnumerable<JsonNode> Alternatives(JsonNode schema)
    {
        var resolved = Resolve(schema);
        yield return resolved;
        foreach (var one in Compositions.SelectMany(kind => resolved[kind]?.AsArray() ?? []).SelectMany(part => Alternatives(part!)))
        {
            yield return one;
        }
    }

    /// <summary>The paths of all values in a schema: <c>servers[].server_id</c>; <c>*</c> for each value of a map.</summary>
    public IEnumerable<(string Path, JsonNode Schema)> Values(JsonNode schema, string path = "", int depth = 0)
    {
        foreach (var one in depth > 12 ? [] : Alternatives(schema))
        {
            if (one["items"] is { } items)
            {
                foreach (var inner in Values(items, $"{path}[]", depth + 1))
                {
                    yield return inner;
                }
            }

            foreach (var (name, value) in one["properties"]?.AsObject() ?? [])
            {
                foreach (var inner in Values(value!, path.Length == 0 ? name : $"{path}.{name}", depth + 1))
                {
                    yield return inner;
                }
            }

            if (one["additionalProperties"] is JsonObject entries)
            {
                foreach (var inner in Values(entries, path.Length == 0 ? "*" : $"{path}.*", depth + 1))
                {
                    yield return inner;
                }
            }

            if (one["type"]?.GetValue<string>() is not ("object" or "array" or null))
            {
                yield return (path, one);
            }
        }
    }

    private static string DescriptionFile()
    {
        if (Environment.GetEnvironmentVariable("CFACCESS_OPENAPI") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Build.props")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.Parent?.FullName ?? ".", "shared", "reference", "access-openapi.json");
    }

    private JsonNode Resolve(JsonNode node)
    {
        while (node is JsonObject && node["$ref"] is JsonValue reference)
        {
            node = ((string)reference!).Split('/').Skip(1).Aggregate(
                _description,
                static (at, part) => at[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!);
        }

        return node;
    }
}
