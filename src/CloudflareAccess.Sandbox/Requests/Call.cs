using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Storage;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>A request that matched a route, with the store and the options to handle it.</summary>
internal sealed class Call(
    Store store,
    string scope,
    string method,
    IReadOnlyList<string> parameters,
    IReadOnlyList<KeyValuePair<string, string>> query,
    JsonNode? body,
    SandboxOptions options)
{
    public SandboxOptions Options { get; } = options;

    public Store Store { get; } = store;

    /// <summary><c>accounts</c> or <c>zones</c>.</summary>
    public string Scope { get; } = scope;

    public string Method { get; } = method;

    /// <summary>The values of the route's parameters, unescaped.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } = query;

    public string Now => Timestamps.Write(Options.Clock());

    /// <summary>The objects of a collection in the scope of the request.</summary>
    public List<JsonObject> Here(string collection) => Store.Items(Scope, collection);

    /// <summary>The objects of a collection of the account. Rules and links in a zone can refer to them.</summary>
    public List<JsonObject> InAccount(string collection) => Store.Items("accounts", collection);

    /// <summary>The value of a query parameter; null if it is absent.</summary>
    public string? Filter(string name) => Query.LastOrDefault(pair => pair.Key == name).Value;

    /// <summary>The body as an object. Anything else is an error.</summary>
    public JsonObject Body() => body as JsonObject is { } document
        ? (JsonObject)document.DeepClone()
        : throw ApiError.InvalidRequest("request body is not a JSON object");

    /// <summary>The body as a list of objects. Anything else is an error.</summary>
    public List<JsonObject> ListBody() => body is JsonArray list && list.All(static item => item is JsonObject)
        ? list.Objects().Select(static item => item.Copy()).ToList()
        : throw ApiError.InvalidRequest("request body is not a JSON array of objects");

    /// <summary>The body as an object; empty if there is no body.</summary>
    public JsonObject OptionalBody() => body is null ? [] : Body();
}
