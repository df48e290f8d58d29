using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;

namespace CloudflareAccess.Benchmarks;

/// <summary>Counts what arrives and notes when the first came; ends the pipeline there if asked, as Select-Object -First 1 does.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Arrival")]
public sealed class MeasureArrivalCommand : PSCmdlet
{
    /// <summary>Whether the first object is enough.</summary>
    [Parameter]
    public SwitchParameter First { get; set; }

    /// <summary>What arrives.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>How many came in the last pipeline.</summary>
    internal static int Count { get; private set; }

    /// <summary>When the first came, on the clock of Stopwatch.</summary>
    internal static long FirstAt { get; private set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => Count = 0;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Count++ == 0)
        {
            FirstAt = Stopwatch.GetTimestamp();
        }

        if (First)
        {
            var type = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
            throw (Exception)Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, null, [this], null)!;
        }
    }
}
