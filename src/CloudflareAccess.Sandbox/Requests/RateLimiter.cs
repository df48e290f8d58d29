using System;
using System.Collections.Generic;
using System.Globalization;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>Counts requests in windows of five minutes. A request over the limit locks the client out for another five minutes.</summary>
internal sealed class RateLimiter(SandboxOptions options)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _count;
    private bool _isLockedOut;

    /// <summary>Counts a request, adds the rate limit headers, and returns whether the request is within the limit.</summary>
    public bool Take(List<KeyValuePair<string, string>> headers)
    {
        var now = options.Clock();
        if (now >= _ends)
        {
            (_ends, _count, _isLockedOut) = (now + Length, 0, false);
        }

        _count++;
        if (_count > options.RateLimit && !_isLockedOut)
        {
            (_ends, _isLockedOut) = (now + Length, true);
        }

        var left = Math.Max(0, options.RateLimit - _count).ToString(CultureInfo.InvariantCulture);
        var seconds = Math.Ceiling((_ends - now).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var limit = options.RateLimit.ToString(CultureInfo.InvariantCulture);
        var window = Length.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        headers.Add(new("Ratelimit", $"\"default\";r={left};t={seconds}"));
        headers.Add(new("Ratelimit-Policy", $"\"default\";q={limit};w={window}"));
        if (_isLockedOut)
        {
            headers.Add(new("Retry-After", seconds));
        }

        return !_isLockedOut;
    }
}
