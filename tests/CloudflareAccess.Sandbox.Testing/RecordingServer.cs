using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Server;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CloudflareAccess.Sandbox.Testing;

/// <summary>A sandbox server that records every request with its response, and fails requests on demand.</summary>
public sealed class RecordingServer : IDisposable
{
    private readonly SandboxServer _server;
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private readonly Lock _lock = new();
    private readonly List<Exchange> _exchanges = [];
    private int _count;

    private RecordingServer(SandboxOptions? options) => _server = SandboxServer.Start(options, middleware: RespondAsync);

    /// <summary>The base URL for clients of the API.</summary>
    public Uri BaseUri => _server.BaseUri;

    /// <summary>The sandbox that handles the requests.</summary>
    public AccessSandbox Sandbox => _server.Sandbox;

    /// <summary>Chooses the fault for a request; null lets the sandbox respond.</summary>
    public Func<ReceivedRequest, Fault?>? Intercept { get; set; }

    /// <summary>The requests and responses so far, in the order of the responses.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_lock)
            {
                return [.. _exchanges];
            }
        }
    }

    /// <summary>The number of open connections that have sent a request.</summary>
    public int Connections => _connections.Count;

    /// <summary>Starts a server on any free port.</summary>
    /// <param name="options">How the sandbox behaves.</param>
    /// <returns>The running server.</returns>
    public static RecordingServer Start(SandboxOptions? options = null) => new(options);

    /// <summary>Starts over with a new sample company, and clears the fault and the exchanges.</summary>
    public void Reset()
    {
        _server.Sandbox = new AccessSandbox(Sandbox.Options);
        Intercept = null;
        Forget();
    }

    /// <summary>Clears the exchanges.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _exchanges.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    /// <summary>Writes a response of the sandbox unchanged.</summary>
    internal static async Task WriteAsync(HttpContext http, SandboxResponse response)
    {
        http.Response.StatusCode = response.Status;
        foreach (var header in response.Headers)
        {
            http.Response.Headers[header.Key] = header.Value;
        }

        if (response.Body is not null)
        {
            http.Response.ContentType = response.ContentType;
            await http.Response.WriteAsync(response.Body);
        }
    }

    private async Task RespondAsync(HttpContext http, RequestDelegate next)
    {
        CountConnection(http);
        var request = await ReadAsync(http);
        if (Intercept?.Invoke(request) is { } fault)
        {
            await fault.ApplyAsync(
                http,
                process: () => ProcessAsync(http, next),
                record: (status, body) => Record(new Exchange(request, status, HeadersOf(http.Response), body)));
            return;
        }

        var response = await ProcessAsync(http, next);
        Record(new Exchange(request, response.Status, new Dictionary<string, string>(response.Headers), response.Body));
        await WriteAsync(http, response);
    }

    private async Task<ReceivedRequest> ReadAsync(HttpContext http)
    {
        // The server reads the body again.
        http.Request.EnableBuffering();
        using var reader = new StreamReader(http.Request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Request.Body.Position = 0;

        const string BasePath = "/client/v4";
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        return new ReceivedRequest(
            http.Request.Method,
            path.StartsWith(BasePath, StringComparison.Ordinal) ? path[BasePath.Length..] : path,
            http.Request.QueryString.Value?.TrimStart('?') ?? string.Empty,
            http.Request.Headers.ToDictionary(
                static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.Length == 0 ? null : body,
            Interlocked.Increment(ref _count));
    }

    // Into memory, so that the response can be recorded and changed before it is sent.
    private static async Task<SandboxResponse> ProcessAsync(HttpContext http, RequestDelegate next)
    {
        var connection = http.Response.Body;
        using var memory = new MemoryStream();
        http.Response.Body = memory;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = connection;
        }

        var body = memory.Length == 0 ? null : Encoding.UTF8.GetString(memory.ToArray());
        var response = new SandboxResponse(http.Response.StatusCode, [.. HeadersOf(http.Response)], body)
        {
            ContentType = http.Response.ContentType ?? string.Empty,
        };
        http.Response.Clear();
        return response;
    }

    private static Dictionary<string, string> HeadersOf(HttpResponse response) => response.Headers
        .Where(static header => header.Key != "Content-Type")
        .ToDictionary(static header => header.Key, static header => header.Value.ToString());

    private void CountConnection(HttpContext http)
    {
        var id = http.Connection.Id;
        if (_connections.TryAdd(id, true))
        {
            var closed = http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed;
            closed.Register(() => _connections.TryRemove(id, out _));
        }
    }

    // Before the response is sent, so that a client that has the response finds the exchange.
    private void Record(Exchange exchange)
    {
        lock (_lock)
        {
            _exchanges.Add(exchange);
        }
    }
}
