using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Common.Lanes;

/// <summary>
/// Works on several items at the same time. Output, questions and errors come in the order of the input. The pipeline's
/// thread waits here and runs all the code of the items.
/// </summary>
internal sealed class LaneRunner(ILaneOwner owner, Signal signal)
{
    // Items that are finished wait for the items before them; more work may begin until this many wait for each that works.
    private const int OpenPerWorking = 8;

    private readonly Lanes _lanes = new(signal);

    /// <summary>How many finished items have changed something.</summary>
    public int Changed { get; private set; }

    /// <summary>The changes of the items that are not closed: if the command stops now, each is made or not made.</summary>
    public IReadOnlyList<string> Uncertain => [.. _lanes.Open.Select(static lane => lane.Change).OfType<string>()];

    /// <summary>Begins the work on an item and returns as soon as there is room for the next one.</summary>
    /// <param name="target">The item, as an error names it.</param>
    /// <param name="limit">How many items are worked on at the same time.</param>
    /// <param name="work">The work; each await in it must return to the pipeline's thread.</param>
    public void Beside(object? target, int limit, Func<Task> work)
    {
        _lanes.Start(target, work);
        Advance(() => _lanes.Working < limit && _lanes.Open.Count < limit * OpenPerWorking && !_lanes.Open.Any(EndsCommand));
    }

    /// <summary>Returns when all items are finished and their output is written.</summary>
    public void Finish() => Advance(() => _lanes.Head is null);

    /// <summary>
    /// Closes all items because an error is about to end the command. Changes under way are finished, and their output is
    /// written; other work does not continue.
    /// </summary>
    public void Settle()
    {
        foreach (var lane in _lanes.Open.Where(static lane => lane.Change is null).ToList())
        {
            _lanes.Close(lane);
        }

        while (_lanes.Working > 0)
        {
            if (!_lanes.Continue())
            {
                signal.Wait();
            }

            ThrowIfEnded();
        }

        foreach (var lane in _lanes.Open.ToList())
        {
            _lanes.Close(lane);
            lane.WriteOutput();
            if (lane.Work.Exception?.GetBaseException() is { } error)
            {
                owner.WriteWarning($"{lane.Change}: {error.Message}");
            }
        }
    }

    /// <summary>Waits for a task on the pipeline's thread and writes meanwhile what requests report.</summary>
    public T Wait<T>(Func<Task<T>> begin)
    {
        var task = WithoutLane(begin);
        task.ContinueWith(_ => signal.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            signal.Wait();
            owner.WriteTrace();
        }

        owner.WriteTrace();
        ThrowIfStopped(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Writes output: at once, or inside an item when the items before it have written theirs.</summary>
    public void Write(Action write)
    {
        if (_lanes.Current is { } lane)
        {
            lane.Output.Enqueue(write);
        }
        else
        {
            write();
        }
    }

    /// <summary>Notes that the current item changes something from now on.</summary>
    public void Change(string what)
    {
        if (_lanes.Current is { } lane)
        {
            lane.Change = what;
        }
    }

    /// <summary>Completes when the output of the current item so far has been written.</summary>
    public Task WrittenAsync() => _lanes.Current?.WrittenAsync() ?? Task.CompletedTask;

    /// <summary>Completes when the items before the current one have had their turn.</summary>
    public Task TurnAsync() => _lanes.Current?.TurnAsync() ?? Task.CompletedTask;

    // The awaits of the client must not return to a lane: the lane's thread waits for them here.
    private static T WithoutLane<T>(Func<T> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    // Its error is not reported before those of earlier items, but no new item begins after it.
    private bool EndsCommand(Lane lane) => lane.Work.Exception is { } error && owner.EndsCommand(error.GetBaseException());

    private void Advance(Func<bool> isEnough)
    {
        while (true)
        {
            do
            {
                owner.WriteTrace();
                ThrowIfEnded();
                Flush();
            }
            while (_lanes.Continue());

            if (isEnough())
            {
                return;
            }

            if (!_lanes.HasArrived)
            {
                signal.Wait();
            }
        }
    }

    // A Halt at a question, or a warning that stops the command, ends all items and not only its own.
    private void ThrowIfEnded()
    {
        if (owner.IsStopped)
        {
            throw new PipelineStoppedException();
        }

        foreach (var lane in _lanes.Open)
        {
            if (lane.Work.Exception?.GetBaseException() is RuntimeException ended)
            {
                ExceptionDispatchInfo.Capture(ended).Throw();
            }
        }
    }

    private void Flush()
    {
        while (_lanes.Head is { } head)
        {
            head.WriteOutput();
            if (!head.Work.IsCompleted)
            {
                return;
            }

            _lanes.Close(head);
            owner.Guard(head.Target, () => End(head));
            owner.CountItem();
        }
    }

    private void End(Lane lane)
    {
        ThrowIfStopped(lane.Work);
        lane.Work.GetAwaiter().GetResult();
        Changed += lane.Change is null ? 0 : 1;
    }

    private void ThrowIfStopped(Task work)
    {
        if (work.IsCanceled && owner.IsStopped)
        {
            throw new PipelineStoppedException();
        }
    }
}
