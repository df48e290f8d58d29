using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>A request on its way to whoever answers it.</summary>
internal sealed class Call(Store store, string scope, string method, IReadOnlyList<string> parameters, IReadOnlyList<KeyValuePair<string, string>> query, JsonNode? body, SandboxOptions options)
{
    public SandboxOptions Options { get; } = options;

    public Store Store { get; } = store;

    /// <summary><c>accounts</c> or <c>zones</c>.</summary>
    public string Scope { get; } = scope;

    public string Method { get; } = method;

    /// <summary>What stands for the parameters in the route, unescaped.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } = query;

    public string Now => Timestamps.Write(Options.Clock());

    /// <summary>The objects of a collection in the scope of the request.</summary>
    public List<JsonObject> Here(string collection) => Store.Collection(Scope, collection);

    /// <summary>The objects of a collection of the account, which rules and links may refer to from a zone.</summary>
    public List<JsonObject> InAccount(string collection) => Store.Collection("accounts", collection);

    public string? Filter(string name) => Query.LastOrDefault(pair => pair.Key == name).Value;

    /// <summary>The body as an object; all else is refused.</summary>
    public JsonObject Body() => body as JsonObject is { } document
        ? (JsonObject)document.DeepClone()
        : throw Refusal.InvalidRequest("request body is not a JSON object");

    /// <summary>The body as a list of objects; all else is refused.</summary>
    public List<JsonObject> List() => body is JsonArray list && list.All(static item => item is JsonObject)
        ? list.Objects().Select(static item => item.Copy()).ToList()
        : throw Refusal.InvalidRequest("request body is not a JSON array of objects");

    /// <summary>The body as an object, empty if there is none.</summary>
    public JsonObject OptionalBody() => body is null ? [] : Body();
}
