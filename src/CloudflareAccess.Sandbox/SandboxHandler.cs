using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox;

/// <summary>Connects an HttpClient to a sandbox in the same process. No request leaves the machine.</summary>
/// <param name="sandbox">The sandbox that handles the requests.</param>
public sealed class SandboxHandler(AccessSandbox sandbox) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (sandbox.Options.Latency > TimeSpan.Zero)
        {
            await Task.Delay(sandbox.Options.Latency, cancellationToken).ConfigureAwait(false);
        }

        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        var headers = request.Headers.ToDictionary(
            static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var sent = sandbox.Send(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body);

        // .NET Framework leaves the content null if it is not set. Clients expect an empty one.
        HttpContent content = sent.Body is null
            ? new ByteArrayContent([])
            : new StringContent(sent.Body, Encoding.UTF8, sent.ContentType);
        var response = new HttpResponseMessage((HttpStatusCode)sent.Status) { RequestMessage = request, Content = content };
        foreach (var header in sent.Headers)
        {
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return response;
    }
}
