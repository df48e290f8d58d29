using System;
using System.Management.Automation;
using System.Reflection;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>
/// What <c>Select-Object -First</c> does, which the engine package alone does not have: passes on the first objects and
/// stops the commands before it by the engine's own exception.
/// </summary>
[Cmdlet(VerbsCommon.Select, "First")]
public sealed class SelectFirstCommand : PSCmdlet
{
    private int _seen;

    [Parameter(Position = 0)]
    public int Count { get; set; } = 1;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        if (++_seen >= Count)
        {
            var type = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
            throw (Exception)Activator.CreateInstance(
                type, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, null, [this], null)!;
        }
    }
}
