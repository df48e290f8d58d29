using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudflareAccess.Sandbox.Server;

/// <summary>Serves a sandbox as HTTP on a port of the loopback address, for any client of the API.</summary>
public sealed class SandboxServer : IAsyncDisposable, IDisposable
{
    private const string BasePath = "/client/v4";

    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, AccessSandbox sandbox)
    {
        _app = app;
        Sandbox = sandbox;
    }

    /// <summary>The base URL for clients of the API.</summary>
    public Uri BaseUri => new(_app.Urls.Single() + BasePath);

    /// <summary>The sandbox that handles the requests. A new one takes over with the next request.</summary>
    public AccessSandbox Sandbox { get; set; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">How the sandbox behaves.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    /// <param name="middleware">Sees each request before the sandbox does: passes it on, or responds itself.</param>
    /// <returns>The running server.</returns>
    public static SandboxServer Start(
        SandboxOptions? options = null,
        int port = 0,
        Func<HttpContext, RequestDelegate, Task>? middleware = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        var server = new SandboxServer(app, new AccessSandbox(options));
        if (middleware is not null)
        {
            app.Use(middleware);
        }

        app.Run(server.RespondAsync);
        app.Start();
        return server;
    }

    /// <summary>Waits until the server shuts down.</summary>
    /// <param name="token">Shuts the server down.</param>
    /// <returns>A task that ends with the server.</returns>
    public Task WaitAsync(CancellationToken token) => _app.WaitForShutdownAsync(token);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => _app.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task RespondAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString());
        if (Sandbox.Options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(Sandbox.Options.Latency, http.RequestAborted);
        }

        // The raw target: ASP.NET Core unescapes the path, and an escaped slash in an id has to stay one.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var response = Sandbox.Send(http.Request.Method, target, headers, body.Length == 0 ? null : body);
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
}
