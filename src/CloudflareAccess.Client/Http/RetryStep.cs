using System;
using System.Net.Http;
using System.Threading.Tasks;

namespace CloudflareAccess.Client;

/// <summary>
/// Repeats what may be repeated: a request that failed on the way or at the server, if sending it twice is the same as
/// once; and any request that was turned away by the rate limit, since it was not looked at.
/// </summary>
internal sealed class RetryStep(RequestStep next, IClock clock) : RequestStep
{
    private const int Attempts = 4;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);

    // The lock-out of Cloudflare's rate limit lasts five minutes; a longer wish is not believed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(6);

    public override async Task<ApiAnswer> SendAsync(ApiRequest request, ApiCall call, int attempt = 1)
    {
        var lost = false;
        for (; ; attempt++)
        {
            ApiAnswer? answer = null;
            TimeSpan pause;
            string reason;
            try
            {
                answer = await next.SendAsync(request, call, attempt).ConfigureAwait(false);

                // The first DELETE did it, and only its answer was lost.
                if (lost && answer.Status == 404 && request.Method == HttpMethod.Delete)
                {
                    return new ApiAnswer(200, "application/json", "{\"success\":true,\"result\":null}"u8.ToArray()) { RayId = answer.RayId };
                }

                if (attempt >= Attempts || !MayRepeat(request, answer))
                {
                    return answer;
                }

                pause = answer.RetryAfter ?? Backoff(attempt);
                pause = pause < LongestWait ? pause : LongestWait;
                reason = answer.Status == 429 ? "the rate limit was reached" : $"the API answered {answer.Status}";
            }
            catch (AccessApiException error) when (request.Repeatable && attempt < Attempts && IsPassing(error))
            {
                pause = Backoff(attempt);
                reason = error.Message;
            }

            // A gateway that answers 5xx may have passed the request on.
            lost |= answer is null || answer.Status >= 500;
            call.Observer.Waiting(pause, reason);
            await clock.DelayAsync(pause, call.Token).ConfigureAwait(false);
        }
    }

    private static bool MayRepeat(ApiRequest request, ApiAnswer answer) =>
        answer.Status == 429 || (request.Repeatable && answer.Status is 408 or 500 or 502 or 503 or 504);

    private static bool IsPassing(AccessApiException error) =>
        error.Kind is AccessErrorKind.Timeout or AccessErrorKind.ConnectionFailed;

    private static TimeSpan Backoff(int attempt)
    {
        var pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt - 1));
        return pause < LongestPause ? pause : LongestPause;
    }
}
