using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Common.Errors;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>Gets the contexts of this runspace; never a secret. No request is sent.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessContext")]
[OutputType(typeof(CfAccessContext))]
public sealed class GetCfAccessContextCommand : PSCmdlet
{
    /// <summary>Names, with wildcards; all contexts unless given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var table = ContextTable.Current;
        foreach (var name in Name ?? ["*"])
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = table.All.Where(context => pattern.IsMatch(context.Name)).ToList();
            WriteObject(found, enumerateCollection: true);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.NoSuchContext(name, table.Names));
            }
        }
    }
}
