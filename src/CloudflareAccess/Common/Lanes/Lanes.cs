using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Common.Lanes;

/// <summary>
/// The items that are worked on at the same time, in the order of the input. Only <see cref="Arrive"/> may be called on any
/// thread; all other members belong to the pipeline's thread.
/// </summary>
internal sealed class Lanes(Signal signal)
{
    private readonly ConcurrentQueue<(Lane Lane, SendOrPostCallback Callback, object? State)> _arrived = new();
    private readonly LinkedList<Lane> _open = new();

    /// <summary>The item whose work runs on the pipeline's thread at this moment.</summary>
    public Lane? Current { get; private set; }

    /// <summary>The first item that is not closed; null where there is none.</summary>
    public Lane? Head => _open.First?.Value;

    /// <summary>The items that are not closed: their work goes on, or their output is not written yet.</summary>
    public IReadOnlyCollection<Lane> Open => _open;

    /// <summary>How many items are worked on.</summary>
    public int Working => _open.Count(static lane => !lane.Work.IsCompleted);

    /// <summary>Whether work can continue without a wait.</summary>
    public bool HasArrived => !_arrived.IsEmpty;

    /// <summary>Begins the work on an item and runs it up to its first wait.</summary>
    public void Start(object? target, Func<Task> work)
    {
        var lane = new Lane(this, target);
        _open.AddLast(lane);
        Run(lane, () => lane.Work = BeginAsync(work));
    }

    /// <summary>Takes the continuation of an item whose wait is over. May be called on any thread.</summary>
    public void Arrive(Lane lane, SendOrPostCallback callback, object? state)
    {
        _arrived.Enqueue((lane, callback, state));
        signal.Set();
    }

    /// <summary>Runs the next continuation that has arrived, unless its item was closed. Returns whether there was one.</summary>
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

    /// <summary>Removes an item: its work does not continue.</summary>
    public void Close(Lane lane)
    {
        _open.Remove(lane);
        GiveTurn();
    }

    /// <summary>Gives the turn to the first item that has not had it, if that item waits for it.</summary>
    public void GiveTurn() => _open.FirstOrDefault(static lane => !lane.HasHadTurn && !lane.Work.IsCompleted)?.SetTurn();

    // An exception before the first wait becomes the exception of the task, like a later one.
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
