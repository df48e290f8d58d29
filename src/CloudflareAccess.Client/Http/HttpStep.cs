using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Client;

/// <summary>The last step: HTTP, with the credential put on at the last moment.</summary>
internal sealed class HttpStep(HttpClient http, Uri baseUri, AccessCredential credential, TimeSpan timeout, IClock clock) : RequestStep
{
    public override async Task<ApiAnswer> SendAsync(ApiRequest request, ApiCall call, int attempt = 1)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(call.Token);
        limit.CancelAfter(timeout);
        using var message = new HttpRequestMessage(request.Method, $"{baseUri.AbsoluteUri.TrimEnd('/')}/{request.PathAndQuery}");
        message.Headers.Accept.ParseAdd(request.WantsText || request.MayBeEmpty ? "*/*" : "application/json");
        if (request.Body is { } body)
        {
            message.Content = new StringContent(body.ToJsonString(ClientJson.Compact), Encoding.UTF8, "application/json");
        }

        credential.Authenticate(message);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            using var content = await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, 81920, limit.Token).ConfigureAwait(false);
            return new ApiAnswer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, bytes.ToArray())
            {
                RayId = answer.Headers.TryGetValues("cf-ray", out var rays) ? rays.FirstOrDefault() : null,
                RetryAfter = RetryAfter(answer),
                Quota = RateQuota.Parse(answer.Headers.TryGetValues("Ratelimit", out var quotas) ? string.Join(",", quotas) : null),
            };
        }
        catch (OperationCanceledException error) when (!call.Token.IsCancellationRequested)
        {
            throw new AccessApiException(
                AccessErrorKind.Timeout,
                FormattableString.Invariant($"{request.Method} {request.Path}: no answer within {timeout.TotalSeconds:0} seconds."),
                error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException && !call.Token.IsCancellationRequested)
        {
            var cause = error.GetBaseException().Message;
            throw new AccessApiException(
                AccessErrorKind.ConnectionFailed, $"{request.Method} {request.Path}: the connection to {baseUri.Host} failed: {cause}", error);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter;
        var time = wait?.Delta ?? (wait?.Date is { } date ? date - clock.Now : null);
        return time is { } asked && asked < TimeSpan.Zero ? TimeSpan.Zero : time;
    }
}
