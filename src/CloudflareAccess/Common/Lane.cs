using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess;

/// <summary>
/// The work on one item beside others. What follows an await in it is done on the pipeline's thread, since nothing of a
/// cmdlet may be touched on another; what it writes waits until the items before it have written theirs.
/// </summary>
internal sealed class Lane(Lanes lanes, object? target) : SynchronizationContext
{
    private TaskCompletionSource<bool>? _written;
    private TaskCompletionSource<bool>? _turn;

    /// <summary>The item, as an error names it.</summary>
    public object? Target => target;

    /// <summary>What is to be written.</summary>
    public Queue<Action> Output { get; } = new();

    /// <summary>The work itself.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>What is being changed; null as long as nothing is.</summary>
    public string? Change { get; set; }

    /// <summary>Whether the next item may ask.</summary>
    public bool HasHadTurn { get; private set; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => lanes.Arrive(this, d, state);

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Ends when all that was to be written has been taken, so that no page is read which nobody wants.</summary>
    public Task WrittenAsync()
    {
        if (Output.Count == 0)
        {
            return Task.CompletedTask;
        }

        _written ??= new TaskCompletionSource<bool>();
        return _written.Task;
    }

    /// <summary>Ends when the items before it have asked what they had to ask.</summary>
    public Task TurnAsync()
    {
        var turn = new TaskCompletionSource<bool>();
        _turn = turn;
        lanes.GiveTurn();
        return turn.Task;
    }

    /// <summary>Tells that all was written.</summary>
    public void SetWritten()
    {
        var written = _written;
        _written = null;
        written?.SetResult(true);
    }

    /// <summary>Gives the turn to this item, if it waits for it.</summary>
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
