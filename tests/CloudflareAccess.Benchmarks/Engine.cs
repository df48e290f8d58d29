using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace CloudflareAccess.Benchmarks;

/// <summary>A PowerShell engine with the module as built.</summary>
internal sealed class Engine : IDisposable
{
    private readonly Runspace _runspace;

    public Engine(bool hasModule = true)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Measure-Arrival", typeof(MeasureArrivalCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Write-Ready", typeof(WriteReadyCommand), null));
        if (hasModule)
        {
            state.ImportPSModule([Place.Module]);
        }

        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        if (hasModule)
        {
            CheckBuild();
        }
    }

    /// <summary>Signs in to a place of the canned server.</summary>
    public void Connect(Uri baseUri) => Run(
        $"Connect-CfAccess -ApiToken ([System.Net.NetworkCredential]::new('', '{Place.Token}').SecurePassword) -AccountId {Place.Account} -BaseUri {baseUri} -SkipVerification");

    /// <summary>Runs a script and gives its time; an error in any pipeline is one of the measurement.</summary>
    public TimeSpan Run(string script) => Run(script, out _);

    /// <summary>Runs a script that gives a number.</summary>
    public TimeSpan Run(string script, out int number)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        var begun = Stopwatch.GetTimestamp();
        var output = shell.Invoke();
        var time = Stopwatch.GetElapsedTime(begun);
        if (shell.HadErrors)
        {
            throw new MeasurementException($"{script}: {shell.Streams.Error.FirstOrDefault()?.ToString() ?? "failed"}");
        }

        number = output.LastOrDefault()?.BaseObject as int? ?? -1;
        return time;
    }

    public void Dispose() => _runspace.Dispose();

    // A Debug build of the module is left in out/ by a plain `dotnet build` after this program was built.
    private static void CheckBuild()
    {
        var module = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(static assembly => assembly.GetName().Name == "CloudflareAccess")
            ?? throw new MeasurementException($"{Place.Module} was not imported.");
        if (module.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
        {
            throw new MeasurementException("The module in out/ is a Debug build: build again with -c Release.");
        }
    }
}
