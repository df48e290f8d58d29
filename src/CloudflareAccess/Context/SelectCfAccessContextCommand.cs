using System.Management.Automation;
using CloudflareAccess.Common.Errors;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>Makes a context the default of this runspace.</summary>
[Cmdlet(VerbsCommon.Select, "CfAccessContext")]
[OutputType(typeof(CfAccessContext))]
public sealed class SelectCfAccessContextCommand : PSCmdlet
{
    /// <summary>The context, by name or as an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public ContextReference? Context { get; set; }

    /// <summary>Returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var table = ContextTable.Current;
        if (table.Find(Context!.Name) is not { } found)
        {
            WriteError(ErrorRecords.NoSuchContext(Context.Name, table.Names));
            return;
        }

        table.Select(found);
        if (PassThru)
        {
            WriteObject(found);
        }
    }
}
