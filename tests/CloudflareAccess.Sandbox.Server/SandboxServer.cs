using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudflareAccess.Sandbox.Server;

/// <summary>The sandbox on loopback HTTP: any client of the API can use it, and every exchange is kept.</summary>
public sealed class SandboxServer : IAsyncDisposable, IDisposable
{
    private const string BasePath = "/client/v4";

    private readonly WebApplication _app;
    private readonly int[] _connections;
    private readonly Lock _lock = new();
    private readonly List<Exchange> _exchanges = [];
    private int _count;

    private SandboxServer(WebApplication app, AccessSandbox sandbox, int[] connections)
    {
        _app = app;
        _connections = connections;
        Sandbox = sandbox;
    }

    /// <summary>What a client takes as the base of the API.</summary>
    public Uri BaseUri => new(_app.Urls.Single() + BasePath);

    /// <summary>What answers.</summary>
    public AccessSandbox Sandbox { get; private set; }

    /// <summary>Answers a request in another way; null leaves it to the sandbox.</summary>
    public Func<ReceivedRequest, Fault?>? Intercept { get; set; }

    /// <summary>Every request and its answer so far, in the order in which they ended.</summary>
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

    /// <summary>How many connections are open.</summary>
    public int Connections => Volatile.Read(ref _connections[0]);

    /// <summary>Serves a sandbox on a port of this machine; any free one unless given.</summary>
    public static SandboxServer Start(SandboxOptions? options = null, int port = 0)
    {
        var connections = new int[1];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Use(next => async connection =>
        {
            Interlocked.Increment(ref connections[0]);
            await next(connection);
            Interlocked.Decrement(ref connections[0]);
        })));
        var app = builder.Build();
        var server = new SandboxServer(app, new AccessSandbox(options), connections);
        app.Run(server.AnswerAsync);
        app.Start();
        return server;
    }

    /// <summary>Begins anew with the company as it was at first, and forgets the exchanges.</summary>
    public void Reset()
    {
        Sandbox = new AccessSandbox(Sandbox.Options);
        Intercept = null;
        Forget();
    }

    /// <summary>Forgets the exchanges so far.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _exchanges.Clear();
        }
    }

    /// <summary>Ends when the server was told to stop.</summary>
    public Task WaitAsync(CancellationToken token) => _app.WaitForShutdownAsync(token);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _app.DisposeAsync().AsTask().GetAwaiter().GetResult();

    internal static async Task WriteAsync(HttpContext http, SandboxAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
        {
            http.Response.Headers[header.Key] = header.Value;
        }

        if (answer.Body is not null)
        {
            http.Response.ContentType = answer.ContentType;
            await http.Response.WriteAsync(answer.Body);
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted);
        var body = text.Length == 0 ? null : text;
        var headers = http.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var path = target.Split('?')[0];
        var request = new ReceivedRequest(
            http.Request.Method,
            path.StartsWith(BasePath, StringComparison.Ordinal) ? path[BasePath.Length..] : path,
            http.Request.QueryString.Value?.TrimStart('?') ?? string.Empty,
            headers,
            body,
            Interlocked.Increment(ref _count));
        SandboxAnswer Process() => Sandbox.Send(request.Method, target, headers, body);

        if (Intercept?.Invoke(request) is { } fault)
        {
            await fault.ApplyAsync(http, Process, (status, sent) => Keep(new Exchange(request, status, Headers(http.Response), sent)));
            return;
        }

        if (Sandbox.Options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(Sandbox.Options.Latency, http.RequestAborted);
        }

        var answer = Process();
        Keep(new Exchange(request, answer.Status, answer.Headers.ToDictionary(static header => header.Key, static header => header.Value), answer.Body));
        await WriteAsync(http, answer);
    }

    private static Dictionary<string, string> Headers(HttpResponse response) =>
        response.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString());

    // Before the answer is sent: whoever has it finds the exchange.
    private void Keep(Exchange exchange)
    {
        lock (_lock)
        {
            _exchanges.Add(exchange);
        }
    }
}
