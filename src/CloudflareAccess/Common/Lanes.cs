using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess;

/// <summary>The items that are worked on at the same time, in the order in which they came. All but <see cref="Arrive"/> belongs to the pipeline's thread.</summary>
internal sealed class Lanes(Signal signal)
{
    private readonly ConcurrentQueue<(Lane Lane, SendOrPostCallback Callback, object? State)> _arrived = new();
    private readonly LinkedList<Lane> _open = new();

    /// <summary>The item whose work runs on the pipeline's thread at this moment.</summary>
    public Lane? Current { get; private set; }

    /// <summary>The first item that is not finished; null where there is none.</summary>
    public Lane? Head => _open.First?.Value;

    /// <summary>The items that are not finished: their work goes on, or what they wrote was not taken.</summary>
    public IReadOnlyCollection<Lane> Open => _open;

    /// <summary>The items whose work goes on.</summary>
    public int Working => _open.Count(static lane => !lane.Work.IsCompleted);

    /// <summary>Whether there is something to go on with.</summary>
    public bool HasArrived => !_arrived.IsEmpty;

    /// <summary>Begins the work on an item, up to where it has to wait.</summary>
    public void Start(object? target, Func<Task> work)
    {
        var lane = new Lane(this, target);
        _open.AddLast(lane);
        Run(lane, () => lane.Work = BeginAsync(work));
    }

    /// <summary>Takes what an item has waited for; called on any thread.</summary>
    public void Arrive(Lane lane, SendOrPostCallback callback, object? state)
    {
        _arrived.Enqueue((lane, callback, state));
        signal.Set();
    }

    /// <summary>Goes on with the work that has what it waited for. What was closed meanwhile does not go on.</summary>
    public bool Continue()
    {
        if (!_arrived.TryDequeue(out var next))
        {
            return false;
        }

        if (_open.Contains(next.Lane))
        {
            Run(next.Lane, () => next.Callback(next.State));
        }

        return true;
    }

    /// <summary>Takes an item out: its work does not go on.</summary>
    public void Close(Lane lane)
    {
        _open.Remove(lane);
        GiveTurn();
    }

    /// <summary>Lets the first that has not asked ask, if it wants to.</summary>
    public void GiveTurn() => _open.FirstOrDefault(static lane => !lane.HasHadTurn && !lane.Work.IsCompleted)?.SetTurn();

    // What fails before it waits for anything fails as the work itself does.
    private static async Task BeginAsync(Func<Task> work) => await work().ConfigureAwait(true);

    private void Run(Lane lane, Action work)
    {
        var (outer, before) = (SynchronizationContext.Current, Current);
        Current = lane;
        SynchronizationContext.SetSynchronizationContext(lane);
        try
        {
            work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            Current = before;
        }

        GiveTurn();
    }
}
