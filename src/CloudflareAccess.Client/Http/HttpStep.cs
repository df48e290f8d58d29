using System;
using System.Buffers;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Http;

/// <summary>The last step: HTTP, with the credential put on at the last moment.</summary>
internal sealed class HttpStep(HttpClient http, Uri baseUri, AccessCredential credential, TimeSpan timeout, IClock clock) : RequestStep
{
    /// <summary>The longest answer that is read: no page of the API comes near it.</summary>
    private const int LongestBody = 64 << 20;

    public override async Task<ApiAnswer> SendAsync(ApiRequest request, ApiCall call, int attempt = 1)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(call.Token);
        clock.CancelAfter(limit, timeout);
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

            // .NET Framework looks at the token before it reads and not while it does: the end of the stream ends the wait.
            using var ending = DesktopHttp.IsHere ? limit.Token.Register(content.Dispose) : default;
            var bytes = await ReadAsync(content, answer.Content.Headers.ContentLength, limit.Token).ConfigureAwait(false);
            return new ApiAnswer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, bytes)
            {
                RayId = answer.Headers.TryGetValues("cf-ray", out var rays) ? rays.FirstOrDefault() : null,
                RetryAfter = RetryAfter(answer),
                Quota = RateQuota.Parse(answer.Headers.TryGetValues("Ratelimit", out var quotas) ? string.Join(",", quotas) : null),
            };
        }
        catch (OperationCanceledException error) when (!call.Token.IsCancellationRequested)
        {
            throw request.Failed(
                AccessErrorKind.Timeout,
                FormattableString.Invariant($"{request.Method} {request.Path}: no answer within {timeout.TotalSeconds:0} seconds."),
                cause: error);
        }
        catch (InvalidDataException error)
        {
            throw request.Failed(
                AccessErrorKind.UnreadableAnswer,
                $"{request.Method} {request.Path}: the answer cannot be read: {error.Message.TrimEnd('.')}.",
                cause: error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException && !call.Token.IsCancellationRequested)
        {
            throw request.Failed(
                AccessErrorKind.ConnectionFailed,
                $"{request.Method} {request.Path}: the connection to {baseUri.Host} failed: {error.GetBaseException().Message}",
                cause: error);
        }
    }

    // A page of a thousand objects is large: page after page is read into the same few arrays.
    private static async Task<ArraySegment<byte>> ReadAsync(Stream content, long? length, CancellationToken token)
    {
        if (length > LongestBody)
        {
            throw TooLong();
        }

        var bytes = ArrayPool<byte>.Shared.Rent((int)(length ?? 4096) + 1);
        var count = 0;
        int read;
        while ((read = await ReadAsync(content, bytes, count, token).ConfigureAwait(false)) > 0)
        {
            count += read;
            if (count > LongestBody)
            {
                throw TooLong();
            }

            if (count == bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
                Buffer.BlockCopy(bytes, 0, larger, 0, count);
                ArrayPool<byte>.Shared.Return(bytes);
                bytes = larger;
            }
        }

        return new ArraySegment<byte>(bytes, 0, count);
    }

    // However a read ends that was stopped, it was stopped.
    private static async Task<int> ReadAsync(Stream content, byte[] bytes, int count, CancellationToken token)
    {
        try
        {
            var read = await content.ReadAsync(bytes, count, bytes.Length - count, token).ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            return read;
        }
        catch (Exception error) when (token.IsCancellationRequested && error is not OperationCanceledException)
        {
            throw new OperationCanceledException(error.Message, error, token);
        }
    }

    private static InvalidDataException TooLong() => new($"it is longer than {LongestBody >> 20} MB");

    private TimeSpan? RetryAfter(HttpResponseMessage answer)
    {
        var wait = answer.Headers.RetryAfter;

        // By the server's own clock: that of this machine may be wrong.
        var time = wait?.Delta ?? (wait?.Date is { } date ? date - (answer.Headers.Date ?? clock.Now) : null);
        return time is { } asked && asked < TimeSpan.Zero ? TimeSpan.Zero : time;
    }
}
