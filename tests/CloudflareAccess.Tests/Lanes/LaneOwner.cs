using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Common.Lanes;

namespace CloudflareAccess.Tests.Lanes;

/// <summary>A command without PowerShell: what its items write, warn and fail with is a list of lines.</summary>
internal sealed class LaneOwner : ILaneOwner
{
    public LaneOwner() => Runner = new LaneRunner(this, Signal);

    public Signal Signal { get; } = new();

    public LaneRunner Runner { get; }

    /// <summary>What reached the pipeline, in order.</summary>
    public List<string> Written { get; } = [];

    public List<string> Warnings { get; } = [];

    public int Counted { get; private set; }

    /// <summary>Runs when an error is about to end the command, before changes under way are waited for.</summary>
    public Action BeforeSettling { get; set; } = static () => { };

    public bool IsStopped { get; private set; }

    public bool EndsCommand(Exception error) => error is CommandEndedException;

    public void Guard(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (CommandEndedException)
        {
            BeforeSettling();
            Runner.Settle();
            throw;
        }
        catch (ItemException error)
        {
            Written.Add($"error {target}: {error.Message}");
        }
    }

    public void CountItem() => Counted++;

    public void WriteTrace()
    {
    }

    public void WriteWarning(string text) => Warnings.Add(text);

    /// <summary>Begins an item that waits for a task before it writes its name.</summary>
    public void Begin(string item, Task wait, int limit = 8, string? change = null) => Runner.Beside(item, limit, async () =>
    {
        if (change is not null)
        {
            Runner.Change(change);
        }

        await wait.ConfigureAwait(true);
        Write(item);
    });

    /// <summary>Begins an item that fails after a task.</summary>
    public void BeginFailing(string item, Task wait, Exception error, string? change = null) => Runner.Beside(item, 8, async () =>
    {
        if (change is not null)
        {
            Runner.Change(change);
        }

        await wait.ConfigureAwait(true);
        throw error;
    });

    public void Write(string line) => Runner.Write(() => Written.Add(line));

    public void Stop()
    {
        IsStopped = true;
        Signal.Set();
    }

    /// <summary>Acts on another thread as soon as this one waits.</summary>
    public static void WhenWaiting(Action act)
    {
        var pipeline = Thread.CurrentThread;
        Task.Run(() =>
        {
            SpinWait.SpinUntil(() => pipeline.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            act();
        });
    }

    /// <summary>An error that ends the command, such as a refused token.</summary>
    public sealed class CommandEndedException : Exception;

    /// <summary>An error of one item.</summary>
    public sealed class ItemException(string message) : Exception(message);
}
