using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Common.Lanes;

/// <summary>
/// The work on one item beside others. The code after an await runs on the pipeline's thread, because no member of a cmdlet
/// may be used on another thread. Its output waits until the items before it have written theirs.
/// </summary>
internal sealed class Lane(Lanes lanes, object? target) : SynchronizationContext
{
    private TaskCompletionSource<bool>? _written;
    private TaskCompletionSource<bool>? _turn;

    /// <summary>The item, as an error names it.</summary>
    public object? Target => target;

    /// <summary>The output that waits to be written.</summary>
    public Queue<Action> Output { get; } = new();

    /// <summary>The work itself.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>The change that is being made; null while nothing is changed.</summary>
    public string? Change { get; set; }

    /// <summary>Whether the item has had its turn, so that the next item may ask its question.</summary>
    public bool HasHadTurn { get; private set; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => lanes.Arrive(this, d, state);

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Completes when the output so far has been written, so that no page is read that is not wanted.</summary>
    public Task WrittenAsync()
    {
        if (Output.Count == 0)
        {
            return Task.CompletedTask;
        }

        _written ??= new TaskCompletionSource<bool>();
        return _written.Task;
    }

    /// <summary>Completes when the items before this one have had their turn or are finished.</summary>
    public Task TurnAsync()
    {
        if (HasHadTurn)
        {
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource<bool>();
        _turn = turn;
        lanes.GiveTurn();
        return turn.Task;
    }

    /// <summary>Writes the output so far.</summary>
    public void WriteOutput()
    {
        while (Output.Count > 0)
        {
            Output.Dequeue()();
        }

        var written = _written;
        _written = null;
        written?.SetResult(true);
    }

    /// <summary>Gives this item its turn, if it waits for it.</summary>
    public void SetTurn()
    {
        if (_turn is { } turn)
        {
            _turn = null;
            HasHadTurn = true;
            turn.SetResult(true);
        }
    }
}
