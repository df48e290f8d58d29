using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>What every cmdlet of the module has: a context, cancellation, and one way in which errors and logs reach the user.</summary>
public abstract class AccessCommand : PSCmdlet, IDisposable
{
    /// <summary>How many items a command works on at the same time unless told.</summary>
    private protected const int DefaultLimit = 8;

    private static readonly TimeSpan ShownFrom = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountedEvery = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Signal _signal = new();
    private readonly Lanes _lanes;
    private readonly Stopwatch _sinceCount = Stopwatch.StartNew();
    private CommandObserver? _observer;
    private CfAccessContext? _context;
    private ProgressRecord? _waiting;
    private ProgressRecord? _counting;
    private int _changed;
    private bool _hasEnded;

    /// <summary>Begins with nothing under way.</summary>
    protected AccessCommand() => _lanes = new Lanes(_signal);

    /// <summary>The context to use in place of the default: its name, or the object itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference? Context { get; set; }

    internal CfAccessContext Connected => _context ??= FindContext();

    internal AccessClient Client => Connected.Client;

    /// <summary>What a request of this command reports to, and what ends it.</summary>
    private protected ApiCall Call => new(Observer, _stopping.Token);

    /// <summary>How many items are worked on at the same time.</summary>
    private protected virtual int Limit => 1;

    private CommandObserver Observer => _observer ??= new CommandObserver(_signal, Prefers("Debug", "DebugPreference", ActionPreference.SilentlyContinue) != ActionPreference.SilentlyContinue);

    /// <summary>Ends requests under way.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks and connects, before the first item.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Does the work for one item of the pipeline.</summary>
    protected abstract void Process();

    /// <summary>Does what waits for the last item.</summary>
    protected virtual void End()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(null, Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(null, Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Finish();
        Guard(null, End);
        Finish();
        _hasEnded = true;
        if (_counting is not null)
        {
            _counting.RecordType = ProgressRecordType.Completed;
            WriteProgress(_counting);
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _stopping.Cancel();
        _signal.Set();
    }

    /// <summary>Ends requests under way.</summary>
    /// <param name="disposing">Whether this is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Cancel();
            _stopping.Dispose();
            TellOfStop();
        }
    }

    /// <summary>Waits for the API on the pipeline's thread, while what requests report is written as it happens.</summary>
    internal T Await<T>(Func<ApiCall, Task<T>> work)
    {
        var task = Alone(() => work(Call));
        task.ContinueWith(_ => _signal.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            _signal.Wait();
            WriteLog();
        }

        WriteLog();
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for the API where it answers with nothing of interest.</summary>
    internal void Await(Func<ApiCall, Task> work) => Await(async call =>
    {
        await work(call).ConfigureAwait(false);
        return true;
    });

    /// <summary>Works on each item; one that fails is reported, and the others go on.</summary>
    internal void Each<TItem>(IEnumerable<TItem> items, Action<TItem> work)
    {
        foreach (var item in items)
        {
            Guard(item, () => work(item));
        }
    }

    /// <summary>Works on each item, as many at the same time as the command allows. Each reports its own error, in the order of the items.</summary>
    internal void Each<TItem>(IEnumerable<TItem> items, Func<TItem, Task> work)
    {
        foreach (var item in items)
        {
            Beside(item, () => work(item));
        }
    }

    /// <summary>Works on an item beside others, as soon as there is room; what it awaits has to be awaited on the pipeline's thread.</summary>
    internal void Beside(object? target, Func<Task> work)
    {
        _lanes.Start(target, work);
        Advance(() => _lanes.Working < Limit && _lanes.Open.Count < Limit * 8 && !_lanes.Open.Any(EndsAll));
    }

    /// <summary>Ends when what was written so far has been taken.</summary>
    private protected Task WrittenAsync() => _lanes.Current!.WrittenAsync();

    /// <summary>Ends when the items before this one have asked what they had to ask.</summary>
    private protected Task TurnAsync() => _lanes.Current!.TurnAsync();

    /// <summary>Notes that the work on this item changes something from now on.</summary>
    private protected void Changing(string what)
    {
        if (_lanes.Current is { } lane)
        {
            lane.Change = what;
        }
    }

    /// <summary>Writes to the pipeline: at once, or when the items before this one have written theirs.</summary>
    private protected new void WriteObject(object? item) => Write(() => base.WriteObject(item));

    /// <summary>Writes to the pipeline, each of a collection alone: at once, or when the items before this one have written theirs.</summary>
    private protected new void WriteObject(object? items, bool enumerateCollection) => Write(() => base.WriteObject(items, enumerateCollection));

    /// <summary>Asks whether to go on, or tells what would be done.</summary>
    private protected new bool ShouldProcess(string target, string action) => Agreed(base.ShouldProcess(target, action), $"{action} {target}");

    /// <summary>Asks whether to go on, or tells what would be done.</summary>
    private protected new bool ShouldProcess(string description, string question, string caption) =>
        Agreed(base.ShouldProcess(description, question, caption), description.Split('\n')[0].TrimEnd());

    /// <summary>Shows how far long work is.</summary>
    private protected void ShowCount(long done, long? total)
    {
        if (_sinceCount.Elapsed < (_counting is null ? ShownFrom : CountedEvery))
        {
            return;
        }

        _sinceCount.Restart();
        _counting ??= new ProgressRecord(2, MyInvocation.MyCommand.Name, "…");
        _counting.StatusDescription = total is null ? $"{done}" : $"{done} of {total}";
        _counting.PercentComplete = total is > 0 ? (int)Math.Min(100, done * 100 / total.Value) : -1;
        WriteProgress(_counting);
    }

    /// <summary>Where a resource is; ends the command where the context reaches neither account nor zone.</summary>
    internal ResourceLocation LocationOf(Resource resource, params string[] parents)
    {
        var at = Connected.Locator.Find(resource, CheckedZone((this as IZoneScoped)?.ZoneId), parents);
        if (at is null)
        {
            ThrowTerminatingError(ErrorRecords.NoScope(resource.Title));
        }

        return at!;
    }

    /// <summary>How many items have been worked on, and of how many if that is known.</summary>
    private protected (int Done, int? Total) Count { get; set; }

    // WriteObject may run inside: only the kinds of error that are ours to report are caught, so that a pipeline
    // which was stopped by what comes after it stays stopped.
    private void Guard(object? target, Action work)
    {
        ErrorRecord? failure = null;
        var endsEverything = false;
        try
        {
            work();
        }
        catch (AccessApiException error)
        {
            failure = error.ToErrorRecord(target);
            endsEverything = error.EndsEverything();
        }
        catch (InvalidValueException error)
        {
            failure = error.ToErrorRecord(target);
        }
        catch (ItemFailedException error)
        {
            failure = error.Record;
        }

        if (failure is null)
        {
            return;
        }

        if (endsEverything || StopsAtErrors())
        {
            SettleChanges();
        }

        if (endsEverything)
        {
            ThrowTerminatingError(failure);
        }

        WriteError(failure);
    }

    // A lane must not become the context of the client's own awaits: they would wait for the thread that waits for them.
    private static T Alone<T>(Func<T> work)
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

    private bool StopsAtErrors() => Prefers("ErrorAction", "ErrorActionPreference", ActionPreference.Continue) == ActionPreference.Stop;

    // Its error is not told before those of earlier items; but nothing new is begun after it.
    private bool EndsAll(Lane lane) => lane.Work.IsFaulted && ((lane.Work.Exception?.GetBaseException() as AccessApiException)?.EndsEverything() == true || StopsAtErrors());

    private void Finish() => Advance(() => _lanes.Head is null);

    // The heart of working on several items: go on with what has arrived, write what has its turn, wait for more.
    private void Advance(Func<bool> isEnough)
    {
        while (true)
        {
            do
            {
                WriteLog();
                EndIfStopped();
                Flush();
            }
            while (_lanes.Continue());

            if (isEnough())
            {
                return;
            }

            if (!_lanes.HasArrived)
            {
                _signal.Wait();
            }
        }
    }

    // Whoever answers a question with Halt, or has warnings stop the command, ends all items and not only that one.
    private void EndIfStopped()
    {
        if (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        foreach (var lane in _lanes.Open)
        {
            if (lane.Work.Exception?.GetBaseException() is RuntimeException stopped)
            {
                ExceptionDispatchInfo.Capture(stopped).Throw();
            }
        }
    }

    private void Flush()
    {
        while (_lanes.Head is { } head)
        {
            WriteOutput(head);
            if (!head.Work.IsCompleted)
            {
                return;
            }

            _lanes.Close(head);
            Count = (Count.Done + 1, Count.Total);
            Guard(head.Target, () => End(head));
            ShowCount(Count.Done, Count.Total);
        }
    }

    private static void WriteOutput(Lane lane)
    {
        while (lane.Output.Count > 0)
        {
            lane.Output.Dequeue()();
        }

        lane.SetWritten();
    }

    private void End(Lane lane)
    {
        try
        {
            lane.Work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        _changed += lane.Change is null ? 0 : 1;
    }

    // An error is about to end the command: what is being changed is waited for and told; nothing else goes on.
    private void SettleChanges()
    {
        foreach (var lane in _lanes.Open.Where(static lane => lane.Change is null).ToList())
        {
            _lanes.Close(lane);
        }

        while (_lanes.Working > 0)
        {
            if (!_lanes.Continue())
            {
                _signal.Wait();
            }

            EndIfStopped();
        }

        foreach (var lane in _lanes.Open.ToList())
        {
            _lanes.Close(lane);
            WriteOutput(lane);
            if (lane.Work.Exception?.GetBaseException() is { } error)
            {
                WriteWarning($"{lane.Change}: {error.Message}");
            }
        }
    }

    // Neither the pipeline nor its streams take anything once the command was stopped: the host still does.
    private void TellOfStop()
    {
        var uncertain = _hasEnded ? [] : _lanes.Open.Where(static lane => lane.Change is not null).Select(static lane => lane.Change).ToList();
        if (uncertain.Count > 0)
        {
            Host?.UI?.WriteWarningLine(
                $"{MyInvocation.MyCommand.Name} was stopped. Done before: {_changed}. Under way, and done or not: {string.Join("; ", uncertain)}.");
        }
    }

    private void Write(Action write)
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

    private bool Agreed(bool isAgreed, string what)
    {
        if (isAgreed)
        {
            Changing(what);
        }

        return isAgreed;
    }

    private static string? CheckedZone(string? zone) => string.IsNullOrEmpty(zone) ? null : AccountId.Check(zone);

    private CfAccessContext FindContext()
    {
        var table = ContextTable.Current;
        if (Context is null)
        {
            var context = table.DefaultOrEnvironment();
            if (context is null)
            {
                ThrowTerminatingError(ErrorRecords.NotConnected(table.IsAstray));
            }

            return context!;
        }

        var chosen = Context.Context ?? table.Find(Context.Name);
        if (chosen is null)
        {
            ThrowTerminatingError(ErrorRecords.NoSuchContext(Context.Name, table.All));
        }

        return chosen!;
    }

    private void WriteLog()
    {
        ShowWait();
        while (Observer.TryTake(out var line))
        {
            if (line.IsDebug)
            {
                WriteDebug(line.Text);
            }
            else
            {
                WriteVerbose(line.Text);
            }
        }
    }

    // A wait that nobody notices is no news; a long one is shown until the next line of the log ends it.
    private void ShowWait()
    {
        if (Observer.TakeWait() is { } wait && wait.Time >= ShownFrom)
        {
            _waiting = new ProgressRecord(1, "Cloudflare Access", $"Waiting: {wait.Reason}") { SecondsRemaining = (int)Math.Ceiling(wait.Time.TotalSeconds) };
            WriteProgress(_waiting);
        }
        else if (_waiting is not null)
        {
            _waiting.RecordType = ProgressRecordType.Completed;
            WriteProgress(_waiting);
            _waiting = null;
        }
    }

    private ActionPreference Prefers(string parameter, string variable, ActionPreference unless)
    {
        if (MyInvocation.BoundParameters.TryGetValue(parameter, out var bound))
        {
            return bound is SwitchParameter isOn ? (isOn ? ActionPreference.Continue : ActionPreference.SilentlyContinue) : LanguagePrimitives.ConvertTo<ActionPreference>(bound);
        }

        return LanguagePrimitives.ConvertTo<ActionPreference>(GetVariableValue(variable, unless));
    }
}
