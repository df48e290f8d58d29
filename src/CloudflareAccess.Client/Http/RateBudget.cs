using System;
using System.Collections.Concurrent;

namespace CloudflareAccess.Client.Http;

/// <summary>
/// What is left of the requests that Cloudflare allows a token, kept from the <c>Ratelimit</c> headers. Whoever goes over
/// the limit is locked out for five minutes, so that the last requests of a window are spread over what is left of it.
/// Times are the clock's uptime: a clock that is set back must not make anybody wait for an hour.
/// </summary>
internal sealed class RateBudget
{
    /// <summary>The window of Cloudflare's rate limit, and the lock-out, last five minutes; a longer wish is not believed.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(6);

    /// <summary>The part of a window's requests that is kept for spreading.</summary>
    private const double Reserve = 0.05;

    private static readonly TimeSpan Roundness = TimeSpan.FromSeconds(5);
    private static readonly ConcurrentDictionary<string, RateBudget> Shared = new(StringComparer.Ordinal);

    private readonly object _lock = new();
    private int _left = int.MaxValue;
    private int _most;
    private TimeSpan _begins;
    private TimeSpan _next;

    /// <summary>The one budget that a credential has in this process, however many contexts use it.</summary>
    public static RateBudget Of(string credential) => Shared.GetOrAdd(credential, static _ => new RateBudget());

    /// <summary>
    /// Takes one request out of the budget, and tells how long it has to wait before it is sent. Where nothing is left it
    /// takes none: the request asks again after the wait.
    /// </summary>
    public (TimeSpan Wait, bool IsGranted) Take(TimeSpan now)
    {
        lock (_lock)
        {
            if (now >= _begins)
            {
                // The window is over: the next answer says what the new one has.
                (_left, _most, _next) = (int.MaxValue, 0, now);
                return (TimeSpan.Zero, true);
            }

            if (_left > Math.Max(1, _most * Reserve))
            {
                _left--;
                return (TimeSpan.Zero, true);
            }

            var from = _next > now ? _next : now;
            if (_left > 0 && from < _begins)
            {
                _next = from + TimeSpan.FromTicks((_begins - from).Ticks / _left);
                _left--;
                return (from - now, true);
            }

            return (_begins - now, false);
        }
    }

    /// <summary>Keeps what an answer says. Answers overtake each other: within a window the smallest number is the newest.</summary>
    public void Learn(RateQuota quota, TimeSpan sent, TimeSpan now)
    {
        lock (_lock)
        {
            // Seconds are rounded: an end that lies only a little later is the same one. They count from when the server
            // wrote them: an answer that was long on its way must not pass for one of a new window, with more left.
            var rest = Believed(quota.Rest);
            var isSame = now < _begins && sent + rest - _begins < Roundness;
            var begins = now + rest;
            _left = isSame ? Math.Min(_left, quota.Left) : quota.Left;
            _most = isSame ? Math.Max(_most, quota.Left) : quota.Left;
            _begins = begins > _begins ? begins : _begins;
        }
    }

    /// <summary>Keeps that the limit was reached: nothing is left until the server takes requests again.</summary>
    public void Exhaust(TimeSpan wait, TimeSpan now)
    {
        lock (_lock)
        {
            var begins = now + Believed(wait);
            (_left, _begins) = (0, begins > _begins ? begins : _begins);
        }
    }

    private static TimeSpan Believed(TimeSpan wait) => wait < LongestWait ? wait : LongestWait;
}
