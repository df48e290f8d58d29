using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>
/// A PowerShell engine with the module as built, connected to a sandbox on loopback HTTP which records every exchange.
/// </summary>
internal sealed class Shell : IDisposable
{
    private static readonly Dictionary<string, string> VerbsOf = new() { ["List"] = "Get", ["Get"] = "Get", ["Create"] = "New", ["Replace"] = "Set", ["Delete"] = "Remove" };

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

    public static string ModulePath { get; } =
        typeof(Shell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ModulePath").Value!;

    public RecordingServer Server { get; }

    public AccessSandbox Sandbox => Server.Sandbox;

    /// <summary>Signs in, and forgets what that took.</summary>
    public void Connect()
    {
        var options = Sandbox.Options;
        var setup = Run($"$t = [System.Net.NetworkCredential]::new('', '{options.Token}').SecurePassword; "
            + $"Connect-CfAccess -ApiToken $t -AccountId {options.AccountId} -ZoneId {options.ZoneId} -BaseUri {Server.BaseUri} -SkipVerification; $t = $null");
        Assert.Empty(setup.Errors);
        Server.Forget();
    }

    /// <summary>What was sent so far, as <c>METHOD path?query</c> below the scope.</summary>
    public IReadOnlyList<string> Sent => [.. Server.Exchanges.Select(static exchange => exchange.Request).Select(request =>
        $"{request.Method} {WithoutScope(request.Path)}{(request.Query.Length == 0 ? "" : "?" + request.Query.TrimStart('?'))}")];

    /// <summary>The requests that change something.</summary>
    public IReadOnlyList<string> Writes => [.. Sent.Where(static line => !line.StartsWith("GET ", StringComparison.Ordinal))];

    public static Shell OnSandbox(SandboxOptions? options = null) => new(Start(options), connect: true);

    /// <summary>A shell and a sandbox for which time passes quicker, so that waits of minutes are seconds.</summary>
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

    /// <summary>The body of the last request of a method.</summary>
    public JsonObject LastBody(string method) =>
        (JsonObject)JsonNode.Parse(Server.Exchanges.Last(exchange => exchange.Request.Method == method).Request.Body!)!;

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

    /// <summary>The cmdlets that the descriptions of the resources ask for: a verb for each thing that the API can do with one.</summary>
    public IReadOnlyList<string> Families() =>
    [
        .. Descriptions().Where(static resource => Of(resource, "Kind").ToString() != "Outside").SelectMany(static resource => VerbsOf
            .Where(verb => Of(resource, "Can").ToString() is var can && (can == "All" || can!.Contains(verb.Key, StringComparison.Ordinal)))
            .Select(verb => $"{verb.Value}-CfAccess{Of(resource, "Noun")}")).Distinct(),
    ];

    /// <summary>A list of fields that the description of a resource has, such as ReadOnly.</summary>
    public IReadOnlyCollection<string> Description(string noun, string property) =>
        (IReadOnlyCollection<string>)Of(Descriptions().First(resource => (string)Of(resource, "Noun") == noun), property);

    // The descriptions are internal to the module, and are read in it as it was built.
    private List<object> Descriptions()
    {
        Run("Get-Command Connect-CfAccess").Ok();
        var client = AppDomain.CurrentDomain.GetAssemblies().First(static assembly => assembly.GetName().Name == "CloudflareAccess.Client");
        return [.. client.GetType("CloudflareAccess.Client.AccessApi", throwOnError: true)!.GetFields().Select(static field => field.GetValue(null)!).Where(static value => value.GetType().GetProperty("Can") is not null)];
    }

    private static object Of(object resource, string property) => resource.GetType().GetProperty(property)!.GetValue(resource)!;

    /// <summary>What the sandbox takes for the administrator, for requests that go past the module.</summary>
    public Dictionary<string, string> Headers => new(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = $"Bearer {Sandbox.Options.Token}" };

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

    /// <summary>What PowerShell's own formatter makes of what a script writes, in a console of so many columns.</summary>
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

    // The process keeps one budget of requests for a token and a server. A port is used again, and on it time may pass
    // a thousand times as quickly: a token of its own keeps what others have used from each shell.
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

    public void Dispose()
    {
        _others.ForEach(static other => other.Dispose());
        _runspace.Dispose();
        Server.Dispose();
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

/// <summary>What a script gave, stream by stream.</summary>
internal sealed record Result(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<string> Information,
    IReadOnlyList<string> Progress)
{
    /// <summary>The one error that there is.</summary>
    public ErrorRecord Error => Assert.Single(Errors);

    /// <summary>Asserts that nothing went wrong, and gives the output.</summary>
    public IReadOnlyList<PSObject> Ok()
    {
        Assert.True(Errors.Count == 0, string.Join(Environment.NewLine, Errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}")));
        return Output;
    }

    /// <summary>Every word in every stream, as somebody who reads along would see it.</summary>
    public string EverythingShown => string.Join(
        Environment.NewLine,
        Errors.Select(static error => $"{error} {error.Exception} {error.ErrorDetails?.Message}")
            .Concat(Warnings).Concat(Verbose).Concat(Debug).Concat(Information).Concat(Progress));
}
