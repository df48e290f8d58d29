using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace CloudflareAccess;

/// <summary>
/// On Windows PowerShell, finds System.Text.Json and what it needs in the module's own folder: powershell.exe has neither
/// the assemblies nor binding redirects. PowerShell 7 brings its own, and there this does nothing.
/// </summary>
public sealed class DesktopAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string ModuleFolder = Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location)!;
    private static readonly string Folder = Path.Combine(ModuleFolder, "dependencies");
    private static readonly bool IsDesktop = typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <inheritdoc/>
    public void OnImport()
    {
        if (IsDesktop)
        {
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        }
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (IsDesktop)
        {
            AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        }
    }

    // Only for our own: another module's request answered from here would give it a version that it did not ship.
    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        // .NET Framework often does not say who asks; then what we ship under that name is the best answer there is.
        var isOurs = request.RequestingAssembly is not { IsDynamic: false } requester
            || requester.Location.StartsWith(ModuleFolder, StringComparison.OrdinalIgnoreCase);
        var path = Path.Combine(Folder, new AssemblyName(request.Name).Name + ".dll");
        return isOurs && File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
