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

/// <summary>A client of the sandbox server as plain as curl.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _baseUri;

    public Api(SandboxOptions? options = null)
    {
#if NET
        Server = RecordingServer.Start(options);
        Sandbox = Server.Sandbox;
        _baseUri = Server.BaseUri;
        _http = new HttpClient();
#else
        // The server is ASP.NET Core, which .NET Framework has not: there the sandbox answers within the process.
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

    /// <summary>The header; null for none.</summary>
    public string? Authorization { get; set; }

    /// <summary>A request below the account, or wherever a path goes that begins with a slash.</summary>
    public async Task<Answer> Send(string method, string path, JsonNode? body = null)
    {
        var place = path[0] == '/' ? path : $"/accounts/{Options.AccountId}/{path}";
        using var request = new HttpRequestMessage(new HttpMethod(method), _baseUri + place);
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
        return new Answer((int)response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject(), response.Headers.ToDictionary(static header => header.Key, static header => header.Value.First()));
    }

    public Task<Answer> Get(string path) => Send("GET", path);

    public Task<Answer> Post(string path, JsonNode? body = null) => Send("POST", path, body);

    public Task<Answer> Put(string path, JsonNode body) => Send("PUT", path, body);

    public Task<Answer> Delete(string path) => Send("DELETE", path);

    /// <summary>The id of something in the company by its name or email.</summary>
    public string IdOf(string collection, string name) => Sandbox.Document(collection, name)["id"]!.GetValue<string>();

    public void Dispose()
    {
        _http.Dispose();
#if NET
        Server.Dispose();
#endif
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, JsonObject Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Result => Body["result"]!;

    public string Id => Result["id"]!.GetValue<string>();

    public int Code => Body["errors"]![0]!["code"]!.GetValue<int>();

    public string Message => Body["errors"]![0]!["message"]!.GetValue<string>();

    /// <summary>Asserts a refusal of the API.</summary>
    public void IsRefused(int status, int code, string message = "")
    {
        Assert.Equal((status, code), (Status, Code));
        Assert.Contains(message, Message, StringComparison.Ordinal);
        Assert.False(Body["success"]!.GetValue<bool>());
    }
}
