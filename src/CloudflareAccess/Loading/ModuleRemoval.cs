using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>Ends the connections of a runspace from which the module is removed.</summary>
public sealed class ModuleRemoval : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is not null)
        {
            ContextTable.Current.Clear();
        }
    }
}
