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

/// <summary>The time of the machine; its waits pass quicker towards a server for which a test has said so.</summary>
internal sealed class SystemClock(double speed) : IClock
{
    private const string SpeedKey = "CloudflareAccess.ClockSpeed ";

    private static readonly Stopwatch Running = Stopwatch.StartNew();

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public TimeSpan Uptime => Scaled(Running.Elapsed, speed);

    /// <summary>The clock towards a server. AppContext has a speed for it where somebody rehearses waits of minutes in seconds.</summary>
    public static SystemClock For(Uri server) => new(AppContext.GetData(SpeedKey + server) is double given and > 0 ? given : 1);

    public Task DelayAsync(TimeSpan time, CancellationToken token) => Task.Delay(Scaled(time, 1 / speed), token);

    private static TimeSpan Scaled(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
}
