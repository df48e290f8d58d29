using System.Threading;

namespace CloudflareAccess;

/// <summary>Wakes the pipeline's thread. Unlike an event of the system it has no handle that somebody must release.</summary>
internal sealed class Signal
{
    private readonly object _lock = new();
    private bool _isSet;

    public void Set()
    {
        lock (_lock)
        {
            _isSet = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Waits until it is set since the last wait.</summary>
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
