using System.Threading;

namespace CloudflareAccess.Common.Lanes;

/// <summary>Wakes the pipeline's thread. Unlike an event of the operating system, it has no handle that must be released.</summary>
internal sealed class Signal
{
    private readonly object _lock = new();
    private bool _isSet;

    /// <summary>Ends the current wait, or the next one.</summary>
    public void Set()
    {
        lock (_lock)
        {
            _isSet = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits until the signal is set, unless it was set since the last wait.</summary>
    public void Wait()
    {
        lock (_lock)
        {
            while (!_isSet)
            {
                Monitor.Wait(_lock);
            }

            _isSet = false;
        }
    }
}
