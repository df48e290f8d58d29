using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
#if NET
using CloudflareAccess.Sandbox.Testing;
#endif

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>A plain client of the sandbox. It sends requests without knowledge of the resources, as curl does.</summary>
internal sealed class SandboxClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _baseUri;

    public SandboxClient(SandboxOptions? options = null)
    {
#if NET
        Server = RecordingServer.Start(options);
        Sandbox = Server.Sandbox;
        _baseUri = Server.BaseUri;
        _http = new HttpClient();
#else
        // The server needs ASP.NET Core, which does not run on .NET Framework. There the sandbox responds within the process.
        Sandbox = new AccessSandbox(options);
        _baseUri = new Uri("http://sandbox/client/v4");
        _http = new HttpClient(new SandboxHandler(Sandbox));
#endif
        Authorization = $"Bearer {Options.Token}";
    }

#if NET
    public RecordingServer Server { get; }
#endif

    public AccessSandbox Sandbox { get; }

    public SandboxOptions Options => Sandbox.Options;

    /// <summary>The header Authorization; null for none.</summary>
    public string? Authorization { get; set; }

    /// <summary>Sends a request to a path below the account, or below the base URL if the path starts with a slash.</summary>
    public async Task<Response> Send(string method, string path, JsonNode? body = null)
    {
        var absolute = path[0] == '/' ? path : $"/accounts/{Options.AccountId}/{path}";
        using var request = new HttpRequestMessage(new HttpMethod(method), _baseUri + absolute);
        if (Authorization is not null)
        {
            request.Headers.Add("Authorization", Authorization);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Response(
            (int)response.StatusCode,
            text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(),
            response.Headers.ToDictionary(static header => header.Key, static header => header.Value.First()));
    }

    public Task<Response> Get(string path) => Send("GET", path);

    public Task<Response> Post(string path, JsonNode? body = null) => Send("POST", path, body);

    public Task<Response> Post(string path, string json) => Post(path, JsonNode.Parse(json));

    public Task<Response> Put(string path, JsonNode body) => Send("PUT", path, body);

    public Task<Response> Put(string path, string json) => Put(path, JsonNode.Parse(json)!);

    public Task<Response> Delete(string path) => Send("DELETE", path);

    /// <summary>The id of an object of the sample company, found by its name or email.</summary>
    public string IdOf(string collection, string name) => Sandbox.Document(collection, name)["id"]!.GetValue<string>();

    public void Dispose()
    {
        _http.Dispose();
#if NET
        Server.Dispose();
#endif
    }
}

/// <summary>A response of the sandbox.</summary>
internal sealed record Response(int Status, JsonObject Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Result => Body["result"]!;

    public string Id => Result["id"]!.GetValue<string>();

    public int Code => Body["errors"]![0]!["code"]!.GetValue<int>();

    public string Message => Body["errors"]![0]!["message"]!.GetValue<string>();

    /// <summary>Asserts that the response is an error.</summary>
    public void AssertError(int status, int code, string message = "")
    {
        Assert.Equal((status, code), (Status, Code));
        Assert.Contains(message, Message, StringComparison.Ordinal);
        Assert.False(Body["success"]!.GetValue<bool>());
    }
}
