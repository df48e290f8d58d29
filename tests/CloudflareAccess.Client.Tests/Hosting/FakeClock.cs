using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>A clock on which waits take no time. It records them.</summary>
internal sealed class FakeClock : IClock
{
    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Uptime { get; private set; }

    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Sets the machine's clock.</summary>
    public void Jump(TimeSpan time) => Now += time;

    public void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        // A scripted transport responds at once.
    }

    public Task DelayAsync(TimeSpan time, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        lock (Waits)
        {
            Waits.Add(time);
            Now += time;
            Uptime += time;
        }

        return Task.CompletedTask;
    }
}
