using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

using CloudflareAccess.Sandbox.Testing.Contract;

namespace CloudflareAccess.Sandbox.Testing;

/// <summary>Checks requests and responses against Cloudflare's OpenAPI description of the API.</summary>
public sealed class OpenApiDescription
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private static readonly Lazy<OpenApiDescription?> Found =
        new(static () => FindPath() is { } path ? new OpenApiDescription(path) : null);

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

    /// <summary>The operations that are described.</summary>
    public IReadOnlyCollection<Operation> Operations => _operations.Keys;

    /// <summary>Loads the file that CFACCESS_OPENAPI names, or the one beside the checkout.</summary>
    /// <returns>The description; null if there is no file.</returns>
    public static OpenApiDescription? Find() => Found.Value;

    /// <summary>Finds the operation of a request.</summary>
    /// <param name="method">The method, in upper case.</param>
    /// <param name="path">The path below <c>/client/v4</c>.</param>
    /// <returns>The operation; null if none is described.</returns>
    public Operation? Match(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = path.Trim('/').Split('/');
        return _operations.Keys
            .Where(operation => operation.Method == method && Fits(operation.Path.Trim('/').Split('/'), segments))
            .OrderByDescending(static operation => operation.Path.Split('/').Count(static segment => !segment.StartsWith('{')))
            .FirstOrDefault();
    }

    /// <summary>The permissions of which a token needs one; empty if the description names none.</summary>
    public IReadOnlyList<string> Permissions(Operation operation) =>
        [.. (_operations[operation]["x-api-token-group"] as JsonArray ?? []).Select(static group => group!.GetValue<string>())];

    /// <summary>Lists how an exchange violates the description. Paths that are not described are skipped.</summary>
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
            .Concat(CheckResponse(definition, exchange.Status, exchange.Body))];
    }

    /// <summary>
    /// Generates documents as a GET returns them, for each variant that is described, with unknown fields added. If the title
    /// of a variant determines its type, <c>type</c> holds that type.
    /// </summary>
    /// <param name="path">The operation's path, with its parameters in braces.</param>
    /// <param name="seed">The seed; the same seed gives the same documents.</param>
    /// <param name="ofEach">The number of documents per variant.</param>
    /// <returns>The names of the variants, and the documents.</returns>
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
        template.Length == segments.Length
        && template.Zip(segments, static (part, segment) => part.StartsWith('{') || part == segment).All(static fits => fits);

    private IEnumerable<string> Parameters(JsonNode? list) => ((list as JsonArray) ?? [])
        .Select(parameter => _validator.Resolve((JsonObject)parameter!))
        .Where(static parameter => parameter["in"]!.GetValue<string>() == "query")
        .Select(static parameter => parameter["name"]!.GetValue<string>());

    private IEnumerable<string> CheckQuery(Operation operation, string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => Uri.UnescapeDataString(pair.Split('=')[0]))

        // For some filters of the login log, only the operator is described: "xOp" implies "x".
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

        return SchemaOf(described) is { } schema
            ? _validator.Check(schema, JsonNode.Parse(body), isRequest: true).Select(static violation => $"request{violation}")
            : [];
    }

    private IEnumerable<string> CheckResponse(JsonObject definition, int status, string? body)
    {
        var responses = (JsonObject)definition["responses"]!;
        var keys = responses.Select(static response => response.Key).ToList();
        var key = keys.Find(key => key == $"{status}")
            ?? keys.Find(key => key.Equals($"{status / 100}XX", StringComparison.OrdinalIgnoreCase));
        if (key is null)
        {
            // Every operation can fail in the service or at the rate limit. Only a few descriptions mention it.
            return status is 429 or >= 500 || status / 100 == 4 ? [] : [$"response: status {status} is not described"];
        }

        if (SchemaOf(_validator.Resolve((JsonObject)responses[key]!)) is not { } schema)
        {
            return [];
        }

        try
        {
            var document = string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body);
            return _validator.Check(schema, document, isRequest: false).Select(static violation => $"response{violation}");
        }
        catch (JsonException)
        {
            return ["response: no JSON"];
        }
    }

    private static JsonObject? SchemaOf(JsonObject content) => content["content"]?["application/json"]?["schema"] as JsonObject;
}
