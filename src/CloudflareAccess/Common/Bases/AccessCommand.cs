using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Errors;
using CloudflareAccess.Common.Lanes;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>The base of all cmdlets that use a context. It ends requests when the command stops, and reports errors in one way.</summary>
public abstract class AccessCommand : PSCmdlet, ILaneOwner, IDisposable
{
    /// <summary>How many items a command works on at the same time by default.</summary>
    private protected const int DefaultLimit = 8;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Signal _signal = new();
    private readonly LaneRunner _lanes;

    /// <summary>Creates a command with no work under way.</summary>
    protected AccessCommand() => _lanes = new LaneRunner(this, _signal);

    /// <summary>The context to use in place of the default: its name, or the object itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference? Context { get; set; }

    internal CfAccessContext Connected => field ??= FindContext();

    internal AccessClient Api => Connected.Api;

    /// <summary>Receives what a request of this command reports, and ends the request when the command stops.</summary>
    private protected ApiCall Call => new(Observer, _stopping.Token);

    /// <summary>Shows how much of the work is done.</summary>
    private protected CommandProgress Progress =>
        field ??= new CommandProgress(MyInvocation.MyCommand.Name, () => _clock.Elapsed, WriteProgress);

    bool ILaneOwner.IsStopped => _stopping.IsCancellationRequested;

    private CommandObserver Observer => field ??= new CommandObserver(
        _signal, Prefers("Debug", "DebugPreference", ActionPreference.SilentlyContinue) != ActionPreference.SilentlyContinue);

    // A secret that is shown once must reach the caller: no other may be made while one is under way.
    private int Limit => this is IShowsSecret ? 1 : (this as IThrottled)?.ThrottleLimit ?? 1;

    /// <summary>Ends requests under way.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    bool ILaneOwner.EndsCommand(Exception error) => EndsCommand(error);

    void ILaneOwner.Guard(object? target, Action action) => Guard(target, action);

    void ILaneOwner.CountItem() => Progress.CountItem();

    void ILaneOwner.WriteTrace()
    {
        Progress.ShowWait(Observer.TakeWait());
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

    /// <summary>Checks and connects, before the first item.</summary>
    protected virtual void OnBegin()
    {
    }

    /// <summary>Does the work for one item of the pipeline.</summary>
    protected abstract void OnRecord();

    /// <summary>Does the work that needs all items.</summary>
    protected virtual void OnEnd()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(null, OnBegin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(null, OnRecord);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        _lanes.Finish();
        Guard(null, OnEnd);
        _lanes.Finish();
        Progress.Complete();
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _stopping.Cancel();
        _signal.Set();
    }

    /// <summary>Ends requests under way.</summary>
    /// <param name="disposing">False in a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }

        _stopping.Cancel();
        _stopping.Dispose();
        if (_lanes.Uncertain is { Count: > 0 } uncertain)
        {
            // After a stop, only Host.UI can still be written to.
            Host?.UI?.WriteWarningLine(
                $"{MyInvocation.MyCommand.Name} was stopped. Done before: {_lanes.Changed}. "
                + $"Under way, and done or not: {string.Join("; ", uncertain)}.");
        }
    }

    /// <summary>Waits for the API on the pipeline's thread and writes meanwhile what requests report.</summary>
    internal T Await<T>(Func<ApiCall, Task<T>> work) => _lanes.Wait(() => work(Call));

    /// <summary>Waits for the API where the result does not matter.</summary>
    internal void Await(Func<ApiCall, Task> work) => Await(async call =>
    {
        await work(call).ConfigureAwait(false);
        return true;
    });

    /// <summary>Works on each item; an error ends only the work on its item.</summary>
    internal void Each<TItem>(IEnumerable<TItem> items, Action<TItem> work)
    {
        foreach (var item in items)
        {
            Guard(item, () => work(item));
        }
    }

    /// <summary>Works on several items at the same time. Output and errors come in the order of the items.</summary>
    internal void Each<TItem>(IEnumerable<TItem> items, Func<TItem, Task> work)
    {
        foreach (var item in items)
        {
            Beside(item, () => work(item));
        }
    }

    /// <summary>Works on an item beside others; each await in the work must return to the pipeline's thread.</summary>
    internal void Beside(object? target, Func<Task> work) => _lanes.Beside(target, Limit, work);

    /// <summary>Completes when the output of this item so far has been written.</summary>
    private protected Task WrittenAsync() => _lanes.WrittenAsync();

    /// <summary>Completes when the items before this one have asked their questions.</summary>
    private protected Task TurnAsync() => _lanes.TurnAsync();

    /// <summary>Notes that the work on this item changes something from now on.</summary>
    private protected void Changing(string what) => _lanes.Change(what);

    /// <summary>Writes to the pipeline: at once, or when the items before this one have written their output.</summary>
    private protected new void WriteObject(object? item) => _lanes.Write(() => base.WriteObject(item));

    /// <summary>Writes the objects of a collection: at once, or when the items before this one have written their output.</summary>
    private protected new void WriteObject(object? items, bool enumerateCollection) =>
        _lanes.Write(() => base.WriteObject(items, enumerateCollection));

    /// <summary>Asks for confirmation, or shows what would be done.</summary>
    private protected new bool ShouldProcess(string target, string action) =>
        Agreed(base.ShouldProcess(target, action), $"{action} {target}");

    /// <summary>Asks for confirmation, or shows what would be done.</summary>
    private protected new bool ShouldProcess(string description, string question, string caption) =>
        Agreed(base.ShouldProcess(description, question, caption), description.Split('\n')[0].TrimEnd());

    /// <summary>Where a resource is; ends the command where the context reaches neither account nor zone.</summary>
    internal AccessLocation LocationOf(Resource resource, params string[] parents)
    {
        var at = Connected.Locator.Find(resource, CheckedZone((this as IZoneScoped)?.ZoneId), parents);
        if (at is null)
        {
            ThrowTerminatingError(ErrorRecords.NoScope(resource.Title));
        }

        return at!;
    }

    private static bool EndsEverything(Exception error) => error is AccessApiException refused && refused.EndsEverything();

    // The action may write to the pipeline. A fault or a stop passes, so that a pipeline which a later command stopped stays stopped.
    private void Guard(object? target, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (ErrorRecords.Of(error, target) is { } record)
        {
            Report(error, record);
        }
    }

    private void Report(Exception error, ErrorRecord record)
    {
        if (EndsCommand(error))
        {
            _lanes.Settle();
        }

        if (EndsEverything(error))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    private bool EndsCommand(Exception error) => EndsEverything(error) || StopsAtErrors();

    private bool StopsAtErrors() => Prefers("ErrorAction", "ErrorActionPreference", ActionPreference.Continue) == ActionPreference.Stop;

    private bool Agreed(bool isAgreed, string what)
    {
        if (isAgreed)
        {
            Changing(what);
        }

        return isAgreed;
    }

    private static string? CheckedZone(string? zone) => string.IsNullOrEmpty(zone) ? null : AccountOrZoneId.Check(zone);

    private CfAccessContext FindContext()
    {
        var table = ContextTable.Current;
        var found = Context is null ? table.DefaultOrEnvironment() : Context.Context ?? table.Find(Context.Name);
        if (found is null)
        {
            ThrowTerminatingError(
                Context is null ? ErrorRecords.NotConnected(table.IsAstray) : ErrorRecords.NoSuchContext(Context.Name, table.Names));
        }

        return found!;
    }

    private ActionPreference Prefers(string parameter, string variable, ActionPreference unless)
    {
        if (MyInvocation.BoundParameters.TryGetValue(parameter, out var bound))
        {
            return bound is not SwitchParameter isOn ? LanguagePrimitives.ConvertTo<ActionPreference>(bound)
                : isOn ? ActionPreference.Continue : ActionPreference.SilentlyContinue;
        }

        return LanguagePrimitives.ConvertTo<ActionPreference>(GetVariableValue(variable, unless));
    }
}
