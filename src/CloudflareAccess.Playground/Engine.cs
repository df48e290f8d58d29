using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CloudflareAccess.Playground;

/// <summary>A runspace with the built module, and PowerShell's own formatter at the end of every pipeline.</summary>
internal sealed class Engine : IDisposable
{
    private readonly PlaygroundHost _host = new();
    private readonly Runspace _runspace;
    private Pipeline? _running;

    public Engine(string modulePath)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // A script given by name is the user's own; the default of Windows would not run it.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        }

        state.ImportPSModule([modulePath]);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
    }

    /// <summary>What a script said with <c>exit</c>.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>The errors that the last script showed.</summary>
    public string ErrorText => _host.Screen.Errors.ToString();

    /// <summary>Runs a script; whether it went without an error.</summary>
    public bool Run(string script)
    {
        _host.Screen.Errors.Clear();
        try
        {
            Render(script, null);
        }
        catch (RuntimeException error)
        {
            Render("$input", error.ErrorRecord);
        }

        return _host.Screen.Errors.Length == 0;
    }

    /// <summary>Stops what runs, as Ctrl+C does.</summary>
    public void Stop() => _running?.StopAsync();

    public void Dispose() => _runspace.Dispose();

    private void Render(string script, ErrorRecord? error)
    {
        using var pipeline = _runspace.CreatePipeline();
        pipeline.Commands.AddScript(script, useLocalScope: false);
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add("Out-Default");
        _running = pipeline;
        try
        {
            if (error is null)
            {
                pipeline.Invoke();
            }
            else
            {
                _host.Screen.WritesErrors = true;
                pipeline.Invoke(new[] { error });
            }
        }
        finally
        {
            _running = null;
            _host.Screen.WritesErrors = false;
        }
    }
}
