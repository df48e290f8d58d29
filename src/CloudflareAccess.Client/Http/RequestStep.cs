using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Client.Http;

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

    /// <summary>Cancels when so much time has gone by.</summary>
    void CancelAfter(CancellationTokenSource source, TimeSpan time);
}

/// <summary>The time of the machine; waits and time-outs pass quicker towards a server for which a test has said so.</summary>
internal sealed class SystemClock(double speed, double timeoutSpeed) : IClock
{

    private static readonly Stopwatch Running = Stopwatch.StartNew();

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public TimeSpan Uptime => Scaled(Running.Elapsed, speed);

    /// <summary>The clock towards a server. AppContext has speeds for it where somebody rehearses minutes in seconds.</summary>
    public static SystemClock For(Uri server) => new(Speed($"CloudflareAccess.ClockSpeed {server}"), Speed($"CloudflareAccess.TimeoutSpeed {server}"));

    public Task DelayAsync(TimeSpan time, CancellationToken token) => Task.Delay(Scaled(time, 1 / speed), token);

    public void CancelAfter(CancellationTokenSource source, TimeSpan time) => source.CancelAfter(Scaled(time, 1 / timeoutSpeed));

    private static double Speed(string key) => AppContext.GetData(key) is double given and > 0 ? given : 1;

    private static TimeSpan Scaled(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
}
