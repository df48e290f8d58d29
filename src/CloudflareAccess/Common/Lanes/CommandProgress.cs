using System;
using System.Management.Automation;

namespace CloudflareAccess.Common.Lanes;

/// <summary>Shows as progress how many items are done, and for how long a request waits. Work that soon ends is not shown.</summary>
/// <param name="command">The name of the command.</param>
/// <param name="elapsed">The time since the command began.</param>
/// <param name="write">Writes a progress record.</param>
internal sealed class CommandProgress(string command, Func<TimeSpan> elapsed, Action<ProgressRecord> write)
{
    private static readonly TimeSpan ShownFrom = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountedEvery = TimeSpan.FromMilliseconds(500);

    private ProgressRecord? _wait;
    private ProgressRecord? _count;
    private TimeSpan _lastCount;
    private int _done;
    private int? _total;

    /// <summary>Begins to count items again, of a number that is known.</summary>
    public void Expect(int total) => (_done, _total) = (0, total);

    /// <summary>Counts an item that is finished.</summary>
    public void CountItem() => ShowCount(++_done, _total);

    /// <summary>Shows how much of the work is done.</summary>
    public void ShowCount(long done, long? total)
    {
        var now = elapsed();
        if (now - _lastCount < (_count is null ? ShownFrom : CountedEvery))
        {
            return;
        }

        _lastCount = now;
        _count ??= new ProgressRecord(2, command, "…");
        _count.StatusDescription = total is null ? $"{done}" : $"{done} of {total}";
        _count.PercentComplete = total is > 0 ? (int)Math.Min(100, done * 100 / total.Value) : -1;
        write(_count);
    }

    /// <summary>Shows a long wait, and removes the wait before it. A short wait is not shown.</summary>
    public void ShowWait((TimeSpan Time, string Reason)? wait)
    {
        if (wait is { } now && now.Time >= ShownFrom)
        {
            _wait = new ProgressRecord(1, "Cloudflare Access", $"Waiting: {now.Reason}")
            {
                SecondsRemaining = (int)Math.Ceiling(now.Time.TotalSeconds),
            };
            write(_wait);
        }
        else if (_wait is not null)
        {
            Complete(_wait);
            _wait = null;
        }
    }

    /// <summary>Removes the count at the end of the command.</summary>
    public void Complete()
    {
        if (_count is not null)
        {
            Complete(_count);
        }
    }

    private void Complete(ProgressRecord record)
    {
        record.RecordType = ProgressRecordType.Completed;
        write(record);
    }
}
