using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox;

/// <summary>Lets an HttpClient speak to a sandbox in the same process: nothing leaves the machine.</summary>
/// <param name="sandbox">What answers.</param>
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
        var headers = request.Headers.ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var answer = sandbox.Send(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request };
        // .NET Framework leaves an answer without content at null, where a client looks for an empty one.
        response.Content = answer.Body is null ? new ByteArrayContent([]) : new StringContent(answer.Body, Encoding.UTF8, answer.ContentType);

        foreach (var header in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return response;
    }
}
