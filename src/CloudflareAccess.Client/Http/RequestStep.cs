using System;
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

    Task DelayAsync(TimeSpan time, CancellationToken token);
}

/// <summary>The time of the machine.</summary>
internal sealed class SystemClock : IClock
{
    public static readonly SystemClock Instance = new();

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public Task DelayAsync(TimeSpan time, CancellationToken token) => Task.Delay(time, token);
}
