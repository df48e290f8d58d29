using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>
/// The Access API of one account with one zone, in memory: it answers as the API is known to answer, with its page sizes,
/// its resets, its refusals and its secrets that are shown once. Nothing in it is anybody's.
/// </summary>
public sealed class AccessSandbox
{
    private const string BasePath = "/client/v4/";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly object _lock = new();
    private readonly Store _store;
    private readonly RateWindow _rate;
    private readonly Gate _gate;
    private readonly List<Route> _routes;
    private ulong _rays = 0x8f0a1b2c3d4e0000;

    /// <summary>A sandbox; with the small company in it unless it begins empty.</summary>
    /// <param name="options">How it behaves.</param>
    public AccessSandbox(SandboxOptions? options = null)
    {
        Options = options ?? new SandboxOptions();
        _store = Store.Open(Options.Path, out var isNew);
        _rate = new RateWindow(Options);
        _gate = new Gate(Options);
        _routes = Api.Routes().OrderByDescending(static route => route.Literals).ToList();
        if (isNew && !Options.Empty)
        {
            Company.Settle(_store, Options);
        }
    }

    /// <summary>How it behaves; changes take effect at once.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Answers one request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pathAndQuery">The path from <c>/client/v4/</c> on, escaped, with its query.</param>
    /// <param name="headers">The headers by name.</param>
    /// <param name="body">The body; null for none.</param>
    /// <returns>The answer; a request that is refused is an answer too.</returns>
    public SandboxResponse Send(string method, string pathAndQuery, IReadOnlyDictionary<string, string> headers, string? body)
    {
        lock (_lock)
        {
            var common = new List<KeyValuePair<string, string>> { new("cf-ray", (++_rays).ToString("x16", CultureInfo.InvariantCulture) + "-BOX") };
            var isWithin = _rate.Take(common);
            try
            {
                if (!isWithin)
                {
                    // The code of the body is not established; the status and the headers are.
                    throw new Refusal(429, 10100, "rate limited");
                }

                var reply = Answer(method, pathAndQuery, new Dictionary<string, string>(headers.ToDictionary(static header => header.Key, static header => header.Value), StringComparer.OrdinalIgnoreCase), body);
                if (method != "GET")
                {
                    _store.Save();
                }

                return reply.Pem is { } pem ? new SandboxResponse(reply.Status, common, pem) { ContentType = "application/x-pem-file" }
                    : new SandboxResponse(reply.Status, common, reply.IsEmpty ? null : Envelope(reply).ToJsonString(Json));
            }
            catch (Refusal refusal)
            {
                return new SandboxResponse(refusal.Status, common, Envelope(refusal).ToJsonString(Json));
            }
        }
    }

    /// <summary>A copy of an object as it is stored in the account, for whoever wants to compare.</summary>
    /// <param name="collection">The last part of its path: <c>apps</c>, <c>groups</c> and so on.</param>
    /// <param name="idOrName">Its id, name or email.</param>
    /// <returns>The document.</returns>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public JsonObject Document(string collection, string idOrName)
    {
        lock (_lock)
        {
            return Stored(collection, idOrName).Copy();
        }
    }

    /// <summary>How many objects each collection has, for whoever wants to compare.</summary>
    /// <returns>The counts by scope and collection, such as <c>accounts/apps</c>.</returns>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_lock)
        {
            return _store.Counts();
        }
    }

    /// <summary>Changes a stored object behind the API's back, as a newer API or another administrator would.</summary>
    /// <param name="collection">The last part of its path.</param>
    /// <param name="idOrName">Its id, name or email.</param>
    /// <param name="change">What happens to it.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public void Edit(string collection, string idOrName, Action<JsonObject> change)
    {
        lock (_lock)
        {
            (change ?? throw new ArgumentNullException(nameof(change)))(Stored(collection, idOrName));
            _store.Save();
        }
    }

    /// <summary>Writes a row into the log of logins, as somebody who logs in does.</summary>
    /// <param name="row">The row, in the API's own shape.</param>
    public void Log(JsonObject row)
    {
        lock (_lock)
        {
            _store.Collection("accounts", RequestLogs.Collection).Add(row ?? throw new ArgumentNullException(nameof(row)));
        }
    }

    private JsonObject Stored(string collection, string idOrName) =>
        _store.Collection("accounts", collection).Find(item => item["id"].Text() == idOrName || item["name"].Text() == idOrName || item["email"].Text() == idOrName || item["hostname"].Text() == idOrName)
        ?? throw new KeyNotFoundException($"The sandbox has no '{idOrName}' in {collection}.");

    private Reply Answer(string method, string pathAndQuery, Dictionary<string, string> headers, string? body)
    {
        var target = pathAndQuery.Split(['?'], 2);
        if (!target[0].StartsWith(BasePath, StringComparison.Ordinal))
        {
            throw Refusal.NoRoute();
        }

        var path = target[0].Substring(BasePath.Length).Split('/').Select(Uri.UnescapeDataString).ToList();
        if (_gate.Verify(method, path, headers) is { } verified)
        {
            return verified;
        }

        var scope = _gate.Scope(path);
        var below = path.Skip(2).ToList();
        var known = _routes
            .Select(route => (Route: route, Parameters: route.Match(below)))
            .Where(match => match.Parameters is not null && (match.Route.InZones || scope == "accounts"))
            .ToList();
        var found = known.FirstOrDefault(match => match.Route.Method == method);
        if (found.Route is null)
        {
            throw known.Count > 0 ? new Refusal(405, 10405, "Method not allowed for this authentication scheme") : Refusal.NoRoute();
        }

        var isList = method == "GET" && found.Parameters!.Count == 0;
        if (_gate.Permits(method, isList) is { } filtered)
        {
            return filtered;
        }

        return found.Route.Answer(new Call(_store, scope, method, found.Parameters!, ReadQuery(target.Length > 1 ? target[1] : string.Empty), ReadBody(body), Options));
    }

    private static List<KeyValuePair<string, string>> ReadQuery(string query) => query.Split(['&'], StringSplitOptions.RemoveEmptyEntries)
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
            throw Refusal.InvalidRequest("request body is not valid JSON");
        }
    }

    private static JsonObject Envelope(Reply reply)
    {
        if (reply.IsBare)
        {
            return new JsonObject { ["success"] = true, ["result"] = reply.Result };
        }

        var envelope = new JsonObject { ["success"] = true, ["errors"] = new JsonArray(), ["messages"] = new JsonArray() };
        if (reply.Result is not null)
        {
            envelope["result"] = reply.Result;
        }

        if (reply.Info is not null)
        {
            envelope["result_info"] = reply.Info;
        }

        return envelope;
    }

    private static JsonObject Envelope(Refusal refusal)
    {
        if (refusal.IsFlat)
        {
            return new JsonObject { ["code"] = refusal.Code, ["error"] = refusal.Message };
        }

        var error = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message };
        if (refusal.Path is not null)
        {
            error["path"] = new JsonArray(refusal.Path);
        }

        if (refusal.Code == 6003)
        {
            error["error_chain"] = new JsonArray(new JsonObject { ["code"] = 6111, ["message"] = "Invalid format for Authorization header" });
        }

        var messages = refusal.Detail is null ? new JsonArray() : new JsonArray(new JsonObject { ["message"] = refusal.Detail });
        return new JsonObject { ["success"] = false, ["errors"] = new JsonArray(error), ["messages"] = messages, ["result"] = null };
    }
}
