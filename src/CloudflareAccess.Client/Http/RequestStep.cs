using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Client;

/// <summary>One step on the way of a request. Steps stand in a row, each knows only that there is a next one.</summary>
internal abstract class RequestStep
{
    public abstract Task<ApiAnswer> SendAsync(ApiRequest request, ApiCall call, int attempt = 1);
}

/// <summary>Time, so that a test can move it.</summary>
internal interface IClock
{
    DateTimeOffset Now { get; }

    /// <summary>Time that nobody sets: it only goes on, also when the machine's clock jumps.</summary>
    TimeSpan Uptime { get; }

    Task DelayAsync(TimeSpan time, CancellationToken token);
}

/// <summary>The time of the machine.</summary>
internal sealed class SystemClock : IClock
{
    public static readonly SystemClock Instance = new();

    private readonly Stopwatch _running = Stopwatch.StartNew();

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public TimeSpan Uptime => _running.Elapsed;

    public Task DelayAsync(TimeSpan time, CancellationToken token) => Task.Delay(time, token);
}
