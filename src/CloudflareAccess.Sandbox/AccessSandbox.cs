using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Company;
using CloudflareAccess.Sandbox.Logs;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Storage;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox;

/// <summary>
/// The Access API of one account with one zone, in memory. It responds as the API is known to respond, with its page sizes, its
/// resets, its errors, and its secrets that are shown once. All data in it is invented.
/// </summary>
public sealed class AccessSandbox
{
    private const string BasePath = "/client/v4/";
    private static readonly string[] NameFields = ["id", "name", "email", "hostname"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly object _lock = new();
    private readonly Store _store;
    private readonly RateLimiter _rate;
    private readonly Authorization _authorization;
    private readonly List<Route> _routes;
    private ulong _rays = 0x8f0a1b2c3d4e0000;

    /// <summary>Creates a sandbox with the sample company in it, unless the options ask for an empty one.</summary>
    /// <param name="options">How it behaves.</param>
    public AccessSandbox(SandboxOptions? options = null)
    {
        Options = options ?? new SandboxOptions();
        _store = Store.Open(Options.Path, out var isNew);
        _rate = new RateLimiter(Options);
        _authorization = new Authorization(Options);
        _routes = RouteTable.Routes().OrderByDescending(static route => route.Literals).ToList();
        if (isNew && !Options.Empty)
        {
            SampleCompany.Fill(_store, Options);
        }
    }

    /// <summary>How it behaves. Changes take effect at once.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Handles one request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pathAndQuery">The path from <c>/client/v4/</c> on, escaped, with its query.</param>
    /// <param name="headers">The headers by name.</param>
    /// <param name="body">The body; null for none.</param>
    /// <returns>The response, for errors too.</returns>
    public SandboxResponse Send(string method, string pathAndQuery, IReadOnlyDictionary<string, string> headers, string? body)
    {
        lock (_lock)
        {
            var ray = (++_rays).ToString("x16", CultureInfo.InvariantCulture) + "-BOX";
            var common = new List<KeyValuePair<string, string>> { new("cf-ray", ray) };
            var isWithinLimit = _rate.Take(common);
            try
            {
                if (!isWithinLimit)
                {
                    // The code of the body is not established; the status and the headers are.
                    throw new ApiError(429, 10100, "rate limited");
                }

                var response = Handle(method, pathAndQuery, IgnoringCase(headers), body);
                if (method != "GET")
                {
                    _store.Save();
                }

                return response.Pem is { } pem
                    ? new SandboxResponse(response.Status, common, pem) { ContentType = "application/x-pem-file" }
                    : new SandboxResponse(response.Status, common, response.IsEmpty ? null : Envelope.Of(response).ToJsonString(Json));
            }
            catch (ApiError error)
            {
                return new SandboxResponse(error.Status, common, Envelope.Of(error).ToJsonString(Json));
            }
        }
    }

    /// <summary>Copies an object as it is stored in the account.</summary>
    /// <param name="collection">The last part of its path, such as <c>apps</c> or <c>groups</c>.</param>
    /// <param name="idOrName">Its id, name, email or hostname.</param>
    /// <returns>The document.</returns>
    /// <exception cref="KeyNotFoundException">There is no such object.</exception>
    public JsonObject Document(string collection, string idOrName)
    {
        lock (_lock)
        {
            return Stored(collection, idOrName).Copy();
        }
    }

    /// <summary>Counts the objects of each collection.</summary>
    /// <returns>The counts by scope and collection, such as <c>accounts/apps</c>.</returns>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_lock)
        {
            return _store.Counts();
        }
    }

    /// <summary>Changes a stored object without a request, as a newer API or another administrator would.</summary>
    /// <param name="collection">The last part of its path.</param>
    /// <param name="idOrName">Its id, name, email or hostname.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="KeyNotFoundException">There is no such object.</exception>
    public void Edit(string collection, string idOrName, Action<JsonObject> change)
    {
        lock (_lock)
        {
            (change ?? throw new ArgumentNullException(nameof(change)))(Stored(collection, idOrName));
            _store.Save();
        }
    }

    /// <summary>Adds a row to the log of logins, as a login does.</summary>
    /// <param name="row">The row, in the shape of the API.</param>
    public void Log(JsonObject row)
    {
        lock (_lock)
        {
            _store.Items("accounts", AccessRequestLog.StoreName).Add(row ?? throw new ArgumentNullException(nameof(row)));
        }
    }

    private static Dictionary<string, string> IgnoringCase(IReadOnlyDictionary<string, string> headers) =>
        headers.ToDictionary(static header => header.Key, static header => header.Value, StringComparer.OrdinalIgnoreCase);

    private JsonObject Stored(string collection, string idOrName) =>
        _store.Items("accounts", collection).Find(item => NameFields.Any(field => item[field].Text() == idOrName))
        ?? throw new KeyNotFoundException($"The sandbox has no '{idOrName}' in {collection}.");

    private Response Handle(string method, string pathAndQuery, Dictionary<string, string> headers, string? body)
    {
        var target = pathAndQuery.Split(['?'], 2);
        if (!target[0].StartsWith(BasePath, StringComparison.Ordinal))
        {
            throw ApiError.NoRoute();
        }

        var path = target[0].Substring(BasePath.Length).Split('/').Select(Uri.UnescapeDataString).ToList();
        if (_authorization.Verify(method, path, headers) is { } verified)
        {
            return verified;
        }

        var scope = _authorization.Scope(path);
        var below = path.Skip(2).ToList();
        var known = _routes
            .Select(route => (Route: route, Parameters: route.Match(below)))
            .Where(match => match.Parameters is not null && (match.Route.InZones || scope == "accounts"))
            .ToList();
        var found = known.Find(match => match.Route.Method == method);
        if (found.Route is null)
        {
            throw known.Count > 0 ? new ApiError(405, 10405, "Method not allowed for this authentication scheme") : ApiError.NoRoute();
        }

        var isList = method == "GET" && found.Parameters!.Count == 0;
        if (_authorization.CheckPermission(method, isList) is { } filtered)
        {
            return filtered;
        }

        var query = ReadQuery(target.Length > 1 ? target[1] : string.Empty);
        return found.Route.Handle(new Call(_store, scope, method, found.Parameters!, query, ReadBody(body), Options));
    }

    private static List<KeyValuePair<string, string>> ReadQuery(string query) => query
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split(['='], 2))
        .Select(static pair => new KeyValuePair<string, string>(Unescape(pair[0]), pair.Length > 1 ? Unescape(pair[1]) : string.Empty))
        .ToList();

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static JsonNode? ReadBody(string? body)
    {
        try
        {
            return string.IsNullOrEmpty(body) ? null : JsonNode.Parse(body!);
        }
        catch (JsonException)
        {
            throw ApiError.InvalidRequest("request body is not valid JSON");
        }
    }
}
