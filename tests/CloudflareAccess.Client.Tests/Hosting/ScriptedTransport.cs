using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>Responds from a list, and records the requests.</summary>
internal sealed class ScriptedTransport(params Func<HttpRequestMessage, HttpResponseMessage>[] responses) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpRequestMessage, HttpResponseMessage>> _responses = new(responses);

    public List<string> Requests { get; } = [];

    public List<string?> Bodies { get; } = [];

    public static Func<HttpRequestMessage, HttpResponseMessage> Json(
        int status, string body, params (string Name, string Value)[] headers) =>
        Answer(status, body, "application/json", headers);

    public static Func<HttpRequestMessage, HttpResponseMessage> Answer(
        int status, string body, string contentType, params (string Name, string Value)[] headers) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    public static Func<HttpRequestMessage, HttpResponseMessage> Broken() =>
        static _ => throw new HttpRequestException("The connection broke.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        Bodies.Add(request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        return _responses.TryDequeue(out var response)
            ? response(request)
            : throw new InvalidOperationException("There are more requests than responses in the script.");
    }
}
