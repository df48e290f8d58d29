using System.Management.Automation;
using CloudflareAccess.Common.Errors;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>
/// Forgets a context and releases its secret: the default one, one by name or object, or all. No other context becomes the
/// default then; where the environment variables of Connect-CfAccess are set, later commands sign in by them.
/// </summary>
[Cmdlet(VerbsCommunications.Disconnect, "CfAccess", DefaultParameterSetName = "One")]
[OutputType(typeof(void))]
public sealed class DisconnectCfAccessCommand : PSCmdlet
{
    /// <summary>The context; the default unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "One")]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference? Context { get; set; }

    /// <summary>Forgets all contexts of this runspace, also the one that the environment variables made.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "All")]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var table = ContextTable.Current;
        if (All)
        {
            table.Clear();
        }
        else if ((Context is null ? table.Default : table.Find(Context.Name)) is { } found)
        {
            table.Remove(found);
        }
        else if (Context is not null)
        {
            WriteError(ErrorRecords.NoSuchContext(Context.Name, table.Names));
        }
    }
}
