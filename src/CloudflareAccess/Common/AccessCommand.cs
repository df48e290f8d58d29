using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>What every cmdlet of the module has: a context, cancellation, and one way in which errors and logs reach the user.</summary>
public abstract class AccessCommand : PSCmdlet, IDisposable
{
    private static readonly TimeSpan ShownFrom = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private CommandObserver? _observer;
    private CfAccessContext? _context;
    private ProgressRecord? _waiting;

    /// <summary>The context to use in place of the default: its name, or the object itself.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference? Context { get; set; }

    internal CfAccessContext Connected => _context ??= FindContext();

    internal AccessClient Client => Connected.Client;

    private CommandObserver Observer => _observer ??= new CommandObserver(WantsDebug());

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
    protected sealed override void EndProcessing() => Guard(null, End);

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Ends requests under way.</summary>
    /// <param name="disposing">Whether this is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Cancel();
            _stopping.Dispose();
            _observer?.Dispose();
        }
    }

    /// <summary>Waits for the API on the pipeline's thread, while what requests report is written as it happens.</summary>
    internal T Await<T>(Func<ApiCall, Task<T>> work)
    {
        var task = work(new ApiCall(Observer, _stopping.Token));
        var signals = new[] { ((IAsyncResult)task).AsyncWaitHandle, Observer.Arrived };
        while (!task.IsCompleted)
        {
            WaitHandle.WaitAny(signals);
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

    /// <summary>Where a resource is: the zone that was asked for, else the account, else the zone of the context.</summary>
    internal ResourceLocation LocationOf(Resource resource, params string[] parents)
    {
        var zone = (this as IZoneScoped)?.ZoneId;
        if (!string.IsNullOrEmpty(zone))
        {
            return new ResourceLocation(AccessScope.Zone(CheckedZone(zone!)), parents);
        }

        if (Connected.AccountId is { } account)
        {
            return new ResourceLocation(AccessScope.Account(account), parents);
        }

        if (!resource.Scopes.HasFlag(Scopes.Zone) || Connected.ZoneId is null)
        {
            ThrowTerminatingError(ErrorRecords.NoScope(resource.Title, needsZone: false));
        }

        return new ResourceLocation(AccessScope.Zone(Connected.ZoneId!), parents);
    }

    // WriteObject may run inside: only the two kinds of error that are ours to report are caught, so that a pipeline
    // which was stopped by what comes after it stays stopped.
    private void Guard(object? target, Action work)
    {
        try
        {
            work();
        }
        catch (AccessApiException error) when (error.EndsEverything())
        {
            ThrowTerminatingError(error.ToErrorRecord(target));
        }
        catch (AccessApiException error)
        {
            WriteError(error.ToErrorRecord(target));
        }
        catch (InvalidValueException error)
        {
            WriteError(error.ToErrorRecord(target));
        }
        catch (ItemFailedException error)
        {
            WriteError(error.Record);
        }
    }

    private static string CheckedZone(string zone) => AccountId.Check(zone)!;

    private CfAccessContext FindContext()
    {
        var table = ContextTable.Current;
        if (Context is null)
        {
            var context = table.DefaultOrEnvironment();
            if (context is null)
            {
                ThrowTerminatingError(ErrorRecords.NotConnected());
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

    private bool WantsDebug() =>
        MyInvocation.BoundParameters.TryGetValue("Debug", out var bound)
            ? LanguagePrimitives.IsTrue(bound)
            : LanguagePrimitives.ConvertTo<ActionPreference>(GetVariableValue("DebugPreference", ActionPreference.SilentlyContinue)) != ActionPreference.SilentlyContinue;
}
