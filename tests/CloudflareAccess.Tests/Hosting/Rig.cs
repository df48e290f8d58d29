using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>Runs one use of a cmdlet after another, each on a new company, and makes chosen requests fail.</summary>
internal sealed class Rig : IDisposable
{
    public const string PlantedSecret = "planted-s3cret-of-a-provider";

    private static readonly Regex Ids = new(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}",
        RegexOptions.CultureInvariant);

    private readonly Shell _shell;
    private readonly RecordingHost _host;
    private Runspace? _console;
    private Dictionary<string, int> _before = [];

    /// <param name="preferences">What is set before each script.</param>
    /// <param name="timeoutSpeed">How much faster time-outs pass. Waits pass a thousand times as fast.</param>
    /// <param name="width">The columns of the console.</param>
    public Rig(string preferences = "", double timeoutSpeed = 1, int width = 120)
    {
        _shell = Shell.OnQuickSandbox(1000, new SandboxOptions { RateLimit = int.MaxValue }, timeoutSpeed);
        _host = new RecordingHost(width);
        Preferences = preferences;
    }

    public Shell Shell => _shell;

    public string Preferences { get; }

    /// <summary>Works on many items, so many at once. A rig is used for many: an engine each would cost more than the work.</summary>
    /// <param name="items">The items.</param>
    /// <param name="atOnce">How many rigs there are.</param>
    /// <param name="work">What is done with an item.</param>
    /// <param name="preferences">What is set before each script.</param>
    /// <param name="timeoutSpeed">How much faster time-outs pass.</param>
    public static void ForEach<T>(
        IReadOnlyList<T> items, int atOnce, Action<Rig, T> work, string preferences = "", double timeoutSpeed = 1)
    {
        // No rig starts to wait for a time-out while others are still being built.
        var rigs = Enumerable.Range(0, atOnce).Select(_ => new Rig(preferences, timeoutSpeed)).ToList();
        var next = -1;
        void Run(Rig rig)
        {
            for (var number = Interlocked.Increment(ref next); number < items.Count; number = Interlocked.Increment(ref next))
            {
                work(rig, items[number]);
            }
        }

        try
        {
            // A thread each: the pool's serve the requests.
            Task.WaitAll(rigs.Select(rig =>
                Task.Factory.StartNew(() => Run(rig), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        }
        finally
        {
            rigs.ForEach(static rig => rig.Dispose());
        }
    }

    /// <summary>Makes the company new, and runs the setup of the use.</summary>
    public void Prepare(Use use, Uri? elsewhere = null)
    {
        _shell.Server.Reset();
        var options = _shell.Sandbox.Options;
        var setup = _shell.Run(
            "$ConfirmPreference = 'None'; $PSDefaultParameterValues = @{}; "
                + $"Select-CfAccessContext default -ErrorAction Ignore; {use.Setup}",
            ("token", Secret.Of(options.Token)),
            ("secret", Secret.Of(PlantedSecret)),
            ("account", options.AccountId),
            ("zone", options.ZoneId),
            ("base", elsewhere ?? _shell.Server.BaseUri),
            ("pem", RootCertificate.Pem));
        Assert.True(setup.Errors.Count == 0, $"{use}: {string.Join("; ", setup.Errors)}");
        _before = new Dictionary<string, int>(_shell.Sandbox.Counts());
        _shell.Server.Forget();
    }

    /// <summary>Runs the use.</summary>
    /// <param name="use">What is run.</param>
    /// <param name="context">The variable with the context to use instead of the default one.</param>
    public Result Run(Use use, string? context = null) => _shell.Run(
        $"$ConfirmPreference = 'None'; {Preferences}; $PSDefaultParameterValues = @{{}}; "
        + (context is null ? "" : $"$PSDefaultParameterValues = @{{ '*-CfAccess*:Context' = {context} }}; ") + use.Script);

    /// <summary>Runs the use without a fault, and finds the request that it is about: its change, or its last read.</summary>
    public (string Request, string Change, Result Result) RunWell(Use use)
    {
        Prepare(use);
        var result = Run(use);
        var sent = _shell.Server.Exchanges.Select(static exchange => Name(exchange.Request)).ToList();
        Assert.True(result.Errors.Count == 0 && sent.Count > 0, $"{use}: {string.Join("; ", result.Errors)}");
        return (sent.Find(static name => !name.StartsWith("GET ", StringComparison.Ordinal)) ?? sent[^1], Change(), result);
    }

    /// <summary>Makes each request of a name fail, or only the first, and counts them.</summary>
    public Func<int> Break(string request, Func<ReceivedRequest, Fault> fault, bool always)
    {
        var count = 0;
        _shell.Server.Intercept = received =>
            Name(received) != request ? null
            : Interlocked.Increment(ref count) == 1 || always ? fault(received) : null;
        return () => Volatile.Read(ref count);
    }

    /// <summary>The collections that have more or fewer objects than before.</summary>
    public string Change()
    {
        var now = _shell.Sandbox.Counts();
        return string.Join(", ", now.Keys.Union(_before.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, by: now.GetValueOrDefault(name) - _before.GetValueOrDefault(name)))
            .Where(static change => change.by != 0)
            .Select(static change => $"{change.name} {change.by:+0;-0}"));
    }

    /// <summary>Objects and errors as PowerShell's own formatter shows them.</summary>
    public string Render(IEnumerable<object> items)
    {
        _console ??= Shell.OpenRunspace(_host);
        _console.SessionStateProxy.SetVariable("items", items.ToArray());
        using var shell = PowerShell.Create(_console);
        shell.AddScript("$items").AddCommand("Out-Default");
        _host.Clear();
        shell.Invoke();
        return _host.Text;
    }

    public void Dispose()
    {
        _console?.Dispose();
        _shell.Dispose();
    }

    private static string Name(ReceivedRequest request) => $"{request.Method} {Ids.Replace(request.Path, "*")}";
}
