using System;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading.Tasks;

namespace CloudflareAccess.Client.Http;

/// <summary>
/// Repeats what may be repeated: a request that failed on the way or at the server, if sending it twice is the same as
/// once; and any request that was turned away by the rate limit, since it was not looked at.
/// </summary>
internal sealed class RetryStep(RequestStep next, IClock clock) : RequestStep
{
    private const int Attempts = 4;

    // Where the server does not say how long it refuses: pauses that together outlast a lock-out of five minutes.
    private const int LimitedAttempts = 8;

    private static readonly Random Dice = new();

    // A new token is refused until the network knows it. A refusal that stays is one, and later ones are taken at their word.
    private volatile bool _isKnown;

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
                    return new ApiAnswer(200, "application/json", new ArraySegment<byte>("{\"success\":true,\"result\":null}"u8.ToArray()));
                }

                if (!MayRepeat(request, answer, attempt))
                {
                    _isKnown |= answer.Status == 403;
                    return answer;
                }

                (pause, reason) = answer.Status switch
                {
                    429 => (Least(answer.RetryAfter ?? answer.Quota?.Rest ?? Backoff(attempt, 4), RateBudget.LongestWait), "the rate limit was reached"),
                    403 => (Backoff(attempt, 1), "the API answered 403, which passes where the token is new"),
                    _ => (Least(answer.RetryAfter ?? Backoff(attempt, 0.5), RateBudget.LongestWait), $"the API answered {answer.Status}"),
                };
            }
            catch (AccessApiException error) when (request.Repeatable && attempt < Attempts && IsPassing(error))
            {
                pause = Backoff(attempt, 0.5);
                reason = error.Message;
            }

            // A gateway that answers 5xx may have passed the request on.
            lost |= answer is null || answer.Status >= 500;
            call.Observer.Waiting(pause, reason);
            await clock.DelayAsync(pause, call.Token).ConfigureAwait(false);
        }
    }

    private bool MayRepeat(ApiRequest request, ApiAnswer answer, int attempt) => answer.Status switch
    {
        429 => attempt < (answer.RetryAfter is null && answer.Quota is null ? LimitedAttempts : Attempts),
        403 => attempt < Attempts - 1 && request.Method == HttpMethod.Get && !_isKnown,
        408 or 500 or 502 or 503 or 504 => attempt < Attempts && request.Repeatable,
        _ => false,
    };

    private static bool IsPassing(AccessApiException error) =>
        error.Kind is AccessErrorKind.Timeout or AccessErrorKind.ConnectionFailed && error.GetBaseException() is not AuthenticationException;

    // Half of it by chance: those who failed together do not come back together.
    private static TimeSpan Backoff(int attempt, double seconds)
    {
        double chance;
        lock (Dice)
        {
            chance = Dice.NextDouble();
        }

        return TimeSpan.FromSeconds(seconds * Math.Pow(2, attempt - 1) * (0.5 + (0.5 * chance)));
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
