using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Text.RegularExpressions;
using System.Threading;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Server;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>Uses one cmdlet after another on a company that is as new each time, and lets something go wrong with the request that matters.</summary>
internal sealed class Rig : IDisposable
{
    public const string PlantedSecret = "planted-s3cret-of-a-provider";

    public const string Pem = """
        -----BEGIN CERTIFICATE-----
        MIIBlDCCATmgAwIBAgIUEft4vQBsHK+qckZvvP7IqOxOJAAwCgYIKoZIzj0EAwIw
        HjEcMBoGA1UEAwwTRXhhbXBsZSBDbGllbnQgUm9vdDAgFw0yNjExMjQwOTM5MDJa
        GA8yMTI2MTAzMTA5MzkwMlowHjEcMBoGA1UEAwwTRXhhbXBsZSBDbGllbnQgUm9v
        dDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEJDPYEbdfCuMCy8XSJMP5AM83aO
        skLnhjyf4Y3sGrbdSdHRKgdqNyGsqA/Rr/I6q1JUET8/+s2XYSzOKBRqF5WjUzBR
        MB0GA1UdDgQWBBQYxwkXAH8ujtlujufxpC5aOT3L7DAfBgNVHSMEGDAWgBQYxwkX
        AH8ujtlujufxpC5aOT3L7DAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kA
        MEYCIQCo12AufG+WhGntvO/Pxav7QBSvIzvX9nyRDbzABfFqRQIhAOEPWvOmhoXc
        NTC5ihs89GmSIia+zzm17zKw2s2pJ9oc
        -----END CERTIFICATE-----
        """;

    private static readonly Regex Ids = new("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}", RegexOptions.CultureInvariant);

    private readonly Shell _shell;
    private readonly RecordingHost _host = new();
    private Runspace? _console;
    private Dictionary<string, int> _before = [];

    /// <param name="timeoutSpeed">How much quicker time-outs pass; waits are a thousand times as quick.</param>
    /// <param name="preferences">What is set before each script.</param>
    public Rig(double timeoutSpeed = 1, string preferences = "")
    {
        _shell = Shell.OnQuickSandbox(1000, new SandboxOptions { RateLimit = int.MaxValue }, timeoutSpeed);
        Preferences = preferences;
    }

    public Shell Shell => _shell;

    public string Preferences { get; }

    /// <summary>Makes the company new, and what the use needs in it.</summary>
    public void Prepare(Use use, Uri? elsewhere = null)
    {
        _shell.Server.Reset();
        var options = _shell.Sandbox.Options;
        var setup = _shell.Run(
            $"$ConfirmPreference = 'None'; $PSDefaultParameterValues = @{{}}; Select-CfAccessContext default -ErrorAction Ignore; {use.Setup}",
            ("token", new NetworkCredential("", options.Token).SecurePassword),
            ("secret", new NetworkCredential("", PlantedSecret).SecurePassword),
            ("account", options.AccountId),
            ("zone", options.ZoneId),
            ("base", elsewhere ?? _shell.Server.BaseUri),
            ("pem", Pem));
        Assert.True(setup.Errors.Count == 0, $"{use}: {string.Join("; ", setup.Errors)}");
        _before = new Dictionary<string, int>(_shell.Sandbox.Counts());
        _shell.Server.Forget();
    }

    /// <summary>Runs the use.</summary>
    /// <param name="use">What is run.</param>
    /// <param name="context">The variable with the context to use in place of the default one.</param>
    public Result Run(Use use, string? context = null) => _shell.Run(
        $"$ConfirmPreference = 'None'; {Preferences}; $PSDefaultParameterValues = @{{}}; "
        + (context is null ? "" : $"$PSDefaultParameterValues = @{{ '*-CfAccess*:Context' = {context} }}; ") + use.Script);

    /// <summary>Runs it with nothing wrong, and finds out which request it is about: its change, or the last thing it reads.</summary>
    public (string Request, string Change, Result Result) RunWell(Use use)
    {
        Prepare(use);
        var result = Run(use);
        var sent = _shell.Server.Exchanges.Select(static exchange => Name(exchange.Request)).ToList();
        Assert.True(result.Errors.Count == 0 && sent.Count > 0, $"{use}: {string.Join("; ", result.Errors)}");
        return (sent.Find(static name => !name.StartsWith("GET ", StringComparison.Ordinal)) ?? sent[^1], Change(), result);
    }

    /// <summary>Lets each request of a name go wrong, or only the first, and counts them.</summary>
    public Func<int> Break(string request, Func<ReceivedRequest, Fault> fault, bool always)
    {
        var count = 0;
        _shell.Server.Intercept = received =>
            Name(received) != request ? null
            : Interlocked.Increment(ref count) == 1 || always ? fault(received) : null;
        return () => Volatile.Read(ref count);
    }

    /// <summary>Which collections have more or fewer objects than before.</summary>
    public string Change()
    {
        var now = _shell.Sandbox.Counts();
        return string.Join(", ", now.Keys.Union(_before.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, by: now.GetValueOrDefault(name) - _before.GetValueOrDefault(name)))
            .Where(static change => change.by != 0)
            .Select(static change => $"{change.name} {change.by:+0;-0}"));
    }

    /// <summary>What PowerShell's own formatter makes of objects and errors.</summary>
    public string Render(IEnumerable<object> items)
    {
        _console ??= Shell.OpenRunspace(_host);
        _console.SessionStateProxy.SetVariable("items", items.ToArray());
        using var shell = PowerShell.Create(_console);
        shell.AddScript("$items").AddCommand("Out-Default");
        var before = _host.Text.Length;
        shell.Invoke();
        return _host.Text[before..];
    }

    public void Dispose()
    {
        _console?.Dispose();
        _shell.Dispose();
    }

    private static string Name(ReceivedRequest request) => $"{request.Method} {Ids.Replace(request.Path, "*")}";
}
