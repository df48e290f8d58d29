using System;
using System.Collections.Generic;
using System.Globalization;

namespace CloudflareAccess.Sandbox;

/// <summary>Counts requests in windows of five minutes. Over the limit, every call is refused for five minutes more.</summary>
internal sealed class RateWindow(SandboxOptions options)
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _count;
    private bool _isLockedOut;

    /// <summary>Counts a request, says so in the headers, and tells whether it is within the limit.</summary>
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
        headers.Add(new("Ratelimit", $"\"default\";r={left};t={seconds}"));
        headers.Add(new("Ratelimit-Policy", string.Format(CultureInfo.InvariantCulture, "\"default\";q={0};w={1}", options.RateLimit, Length.TotalSeconds)));
        if (_isLockedOut)
        {
            headers.Add(new("Retry-After", seconds));
        }

        return !_isLockedOut;
    }
}
