using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>
/// A PowerShell engine with the module as built, connected to a sandbox on loopback HTTP which records every exchange.
/// </summary>
internal sealed class Shell : IDisposable
{
    private readonly Runspace _runspace;
    private readonly List<Runspace> _others = [];

    private Shell(RecordingServer server, bool connect, double speed = 1, double timeoutSpeed = 1)
    {
        Server = server;
        AppContext.SetData($"CloudflareAccess.TimeoutSpeed {server.BaseUri}", timeoutSpeed);
        AppContext.SetData($"CloudflareAccess.ClockSpeed {server.BaseUri}", speed);
        _runspace = OpenRunspace();
        if (connect)
        {
            Connect();
        }
    }

    public static string ModulePath { get; } = Metadata.Of("ModulePath");

    public RecordingServer Server { get; }

    public AccessSandbox Sandbox => Server.Sandbox;

    /// <summary>What <c>Connect-CfAccess</c> needs to connect to the server: <c>$t</c>, <c>$a</c> and <c>$u</c>.</summary>
    public (string Name, object? Value)[] Credentials =>
        [("t", Secret.Of(Sandbox.Options.Token)), ("a", Sandbox.Options.AccountId), ("u", Server.BaseUri)];

    /// <summary>What was sent so far, as <c>METHOD path?query</c> below the scope.</summary>
    public IReadOnlyList<string> Sent => [.. Server.Exchanges.Select(static exchange => exchange.Request).Select(request =>
        $"{request.Method} {WithoutScope(request.Path)}{(request.Query.Length == 0 ? "" : "?" + request.Query.TrimStart('?'))}")];

    /// <summary>The requests that change something.</summary>
    public IReadOnlyList<string> Writes => [.. Sent.Where(static line => !line.StartsWith("GET ", StringComparison.Ordinal))];

    public static Shell OnSandbox(SandboxOptions? options = null) => new(Start(options), connect: true);

    /// <summary>A shell and a sandbox on a faster clock, so that waits of minutes take seconds.</summary>
    public static Shell OnQuickSandbox(double speed, SandboxOptions? options = null, double timeoutSpeed = 1)
    {
        var begin = DateTimeOffset.UtcNow;
        var running = Stopwatch.StartNew();
        options ??= new SandboxOptions();
        options.Clock = () => begin + (running.Elapsed * speed);
        return new Shell(Start(options), connect: true, speed, timeoutSpeed);
    }

    /// <summary>A shell that has not connected.</summary>
    public static Shell Unconnected(SandboxOptions? options = null) => new(Start(options), connect: false);

    /// <summary>Another runspace of the same process, as a parallel script block has it.</summary>
    public static Runspace OpenRunspace(System.Management.Automation.Host.PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Select-First", typeof(SelectFirstCommand), null));
        state.ImportPSModule([ModulePath]);
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        return runspace;
    }

    /// <summary>Connects to the server, and forgets the requests that this took.</summary>
    public void Connect()
    {
        var zone = Sandbox.Options.ZoneId;
        Run($"Connect-CfAccess -ApiToken $t -AccountId $a -ZoneId {zone} -BaseUri $u -SkipVerification", Credentials).Ok();
        Run("$t = $a = $u = $null");
        Server.Forget();
    }

    /// <summary>Sends a request of the administrator to the sandbox, past the module and unrecorded.</summary>
    public void Send(string method, string path, string? body = null)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Authorization"] = $"Bearer {Sandbox.Options.Token}",
            ["Content-Type"] = "application/json",
        };
        Sandbox.Send(method, $"/client/v4/accounts/{Sandbox.Options.AccountId}/{path}", headers, body);
    }

    /// <summary>The body of the last request of a method.</summary>
    public JsonObject LastBody(string method) =>
        (JsonObject)JsonNode.Parse(Server.Exchanges.Last(exchange => exchange.Request.Method == method).Request.Body!)!;

    /// <summary>The cmdlets of the module.</summary>
    public IReadOnlyList<CmdletInfo> Cmdlets() =>
        [.. Run("Get-Command -Module CloudflareAccess -CommandType Cmdlet").Ok().Select(static command => (CmdletInfo)command.BaseObject)];

    /// <summary>Runs a script as a person would type it, and keeps every stream.</summary>
    public Result Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, value);
        }

        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        var thrown = new List<ErrorRecord>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException error)
        {
            thrown.Add(error.ErrorRecord);
        }

        return new Result(
            [.. output],
            [.. shell.Streams.Error, .. thrown],
            [.. shell.Streams.Warning.Select(static record => record.Message)],
            [.. shell.Streams.Verbose.Select(static record => record.Message)],
            [.. shell.Streams.Debug.Select(static record => record.Message)],
            [.. shell.Streams.Information.Select(static record => record.ToString())],
            [.. shell.Streams.Progress.Select(static record => $"{record.Activity} {record.StatusDescription}")]);
    }

    /// <summary>Starts a script without waiting for it.</summary>
    public PowerShell Begin(string script, PSDataCollection<PSObject> output, Action<ProgressRecord>? progress = null)
    {
        var shell = PowerShell.Create(_runspace);
        shell.Streams.Progress.DataAdded += (_, added) => progress?.Invoke(shell.Streams.Progress[added.Index]);
        shell.AddScript(script);
        shell.BeginInvoke<PSObject, PSObject>(null, output);
        return shell;
    }

    /// <summary>Starts a script in a console of its own without waiting for it.</summary>
    public PowerShell BeginIn(RecordingHost host, string script)
    {
        var shell = In(host, script);
        shell.BeginInvoke();
        return shell;
    }

    /// <summary>Runs a script in a console of its own, which answers questions.</summary>
    public void RunIn(RecordingHost host, string script)
    {
        using var shell = In(host, script);
        shell.Invoke();
    }

    /// <summary>The output of a script as PowerShell's own formatter shows it in a console of so many columns.</summary>
    public string Render(string script, int width = 120)
    {
        var host = new RecordingHost(width);
        using var runspace = OpenRunspace(host);
        runspace.SessionStateProxy.SetVariable("context", Run("Get-CfAccessContext").Ok()[0]);
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(script).AddCommand("Out-Default");
        shell.Invoke();
        return host.Text;
    }

    public void Dispose()
    {
        _others.ForEach(static other => other.Dispose());
        _runspace.Dispose();
        Server.Dispose();
    }

    // The process keeps one budget of requests for a token and a server. The next shell may get the same port, with another
    // speed of time: a token of its own keeps the requests of one shell from counting for another.
    private static RecordingServer Start(SandboxOptions? options)
    {
        options ??= new SandboxOptions();
        options.Token += $"-{Guid.NewGuid():N}";
        return RecordingServer.Start(options);
    }

    private PowerShell In(RecordingHost host, string script)
    {
        var runspace = OpenRunspace(host);
        _others.Add(runspace);
        runspace.SessionStateProxy.SetVariable("context", Run("Get-CfAccessContext").Ok()[0]);
        var shell = PowerShell.Create(runspace);
        shell.AddScript($"$PSDefaultParameterValues = @{{ '*-CfAccess*:Context' = $context }}; {script}");
        return shell;
    }

    private string WithoutScope(string path)
    {
        var trimmed = path.TrimStart('/');
        foreach (var scope in new[] { $"accounts/{Sandbox.Options.AccountId}/", $"zones/{Sandbox.Options.ZoneId}/" })
        {
            if (trimmed.StartsWith(scope, StringComparison.Ordinal))
            {
                return trimmed[scope.Length..];
            }
        }

        return trimmed;
    }
}
