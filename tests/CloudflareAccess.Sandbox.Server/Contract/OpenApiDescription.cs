using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox.Server;

/// <summary>Cloudflare's own description of the API: what may be sent, and what is answered.</summary>
public sealed class OpenApiDescription
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];
    private static readonly Lazy<OpenApiDescription?> Found = new(static () => FindPath() is { } path ? new OpenApiDescription(path) : null);

    private readonly SchemaValidator _validator;
    private readonly Dictionary<Operation, JsonObject> _operations = [];
    private readonly Dictionary<Operation, HashSet<string>> _queries = [];

    private OpenApiDescription(string path)
    {
        var root = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
        _validator = new SchemaValidator(root);
        foreach (var (template, item) in (JsonObject)root["paths"]!)
        {
            foreach (var (method, definition) in ((JsonObject)item!).Where(static entry => Methods.Contains(entry.Key)))
            {
                var operation = new Operation(method.ToUpperInvariant(), template, definition!["deprecated"]?.GetValue<bool>() ?? false);
                _operations[operation] = (JsonObject)definition;
                _queries[operation] = Parameters(item!["parameters"]).Concat(Parameters(definition["parameters"])).ToHashSet();
            }
        }
    }

    /// <summary>All operations.</summary>
    public IReadOnlyCollection<Operation> Operations => _operations.Keys;

    /// <summary>The description that CFACCESS_OPENAPI names, or the one beside the checkout; null where there is none.</summary>
    public static OpenApiDescription? Find() => Found.Value;

    /// <summary>The operation of a path, which begins below <c>/client/v4</c>; null where none is described.</summary>
    public Operation? Match(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.Trim('/').Split('/');
        return _operations.Keys
            .Where(operation => operation.Method == method && Fits(operation.Path.Trim('/').Split('/'), segments))
            .OrderByDescending(static operation => operation.Path.Split('/').Count(static segment => !segment.StartsWith('{')))
            .FirstOrDefault();
    }

    /// <summary>The permissions of which a token needs one; none where nothing is said.</summary>
    public IReadOnlyList<string> Permissions(Operation operation) =>
        [.. (_operations[operation]["x-api-token-group"] as JsonArray ?? []).Select(static group => group!.GetValue<string>())];

    /// <summary>What of an exchange is not as described. Paths that are not described at all are not looked at.</summary>
    public IReadOnlyList<string> Check(Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        if (Match(exchange.Request.Method, exchange.Request.Path) is not { } operation)
        {
            return [];
        }

        var definition = _operations[operation];
        return [.. CheckQuery(operation, exchange.Request.Query)
            .Concat(CheckRequest(definition, exchange.Request.Body))
            .Concat(CheckAnswer(definition, exchange.Status, exchange.Body))];
    }

    /// <summary>
    /// Documents such as a GET answers: some of each variant that is described, each with fields that are not. The variant's
    /// type, where its title says which, is in <c>type</c>.
    /// </summary>
    /// <param name="path">The operation's path, with its parameters in braces.</param>
    /// <param name="seed">The same seed gives the same documents.</param>
    /// <param name="ofEach">How many of each variant.</param>
    /// <returns>The variant's name, and the document.</returns>
    public IEnumerable<(string Variant, JsonObject Document)> Documents(string path, int seed, int ofEach)
    {
        var dice = new Random(seed);
        var generator = new DocumentGenerator(_validator, dice);
        var definition = _operations.First(operation => operation.Key.Path == path && operation.Key.Method == "GET").Value;
        var envelope = SchemaOf(_validator.Resolve((JsonObject)definition["responses"]!["200"]!))!;
        foreach (var variant in generator.VariantsOf(generator.FieldOf(envelope, "result")!))
        {
            var titles = generator.TitlesOf(variant).ToList();
            var types = titles.SelectMany(SchemaValidator.TypesOf).ToList();
            for (var number = 0; number < ofEach; number++)
            {
                var document = generator.Make(variant);
                if (types.Count > 0)
                {
                    document["type"] = types[dice.Next(types.Count)];
                }

                yield return (titles.FirstOrDefault() ?? path, document);
            }
        }
    }

    private static string? FindPath()
    {
        if (Environment.GetEnvironmentVariable("CFACCESS_OPENAPI") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CfAccessPs.sln")))
        {
            folder = folder.Parent;
        }

        var path = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "reference", "access-openapi.json");
        return File.Exists(path) ? path : null;
    }

    private static bool Fits(string[] template, string[] segments) =>
        template.Length == segments.Length && template.Zip(segments, static (part, segment) => part.StartsWith('{') || part == segment).All(static fits => fits);

    private IEnumerable<string> Parameters(JsonNode? list) => ((list as JsonArray) ?? [])
        .Select(parameter => _validator.Resolve((JsonObject)parameter!))
        .Where(static parameter => parameter["in"]!.GetValue<string>() == "query")
        .Select(static parameter => parameter["name"]!.GetValue<string>());

    private IEnumerable<string> CheckQuery(Operation operation, string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => Uri.UnescapeDataString(pair.Split('=')[0]))

        // The log of logins has operators described whose values are not: where there is one, there has to be the other.
        .Where(name => !_queries[operation].Contains(name) && !_queries[operation].Contains(name + "Op"))
        .Select(static name => $"query: '{name}' is not described");

    private IEnumerable<string> CheckRequest(JsonObject definition, string? body)
    {
        if (definition["requestBody"] is not JsonObject described)
        {
            return body is null ? [] : ["request: a body where none is described"];
        }

        if (body is null)
        {
            return described["required"]?.GetValue<bool>() == true ? ["request: no body where one is required"] : [];
        }

        return SchemaOf(described) is { } schema ? _validator.Check(schema, JsonNode.Parse(body), isRequest: true).Select(static violation => $"request{violation}") : [];
    }

    private IEnumerable<string> CheckAnswer(JsonObject definition, int status, string? body)
    {
        var responses = (JsonObject)definition["responses"]!;
        var key = responses.Select(static response => response.Key).FirstOrDefault(key => key == $"{status}")
            ?? responses.Select(static response => response.Key).FirstOrDefault(key => key.Equals($"{status / 100}XX", StringComparison.OrdinalIgnoreCase));
        if (key is null)
        {
            // Any operation can be turned away by the service or the rate limit; a few say so.
            return status is 429 or >= 500 || status / 100 == 4 ? [] : [$"answer: status {status} is not described"];
        }

        if (SchemaOf(_validator.Resolve((JsonObject)responses[key]!)) is not { } schema)
        {
            return [];
        }

        try
        {
            return _validator.Check(schema, string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body), isRequest: false).Select(static violation => $"answer{violation}");
        }
        catch (JsonException)
        {
            return ["answer: no JSON"];
        }
    }

    private static JsonObject? SchemaOf(JsonObject content) => content["content"]?["application/json"]?["schema"] as JsonObject;
}
