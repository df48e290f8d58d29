using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using CloudflareAccess.Loading;

namespace CloudflareAccess;

/// <summary>
/// On Windows PowerShell, finds System.Text.Json and what it needs in the module's own folder: powershell.exe has neither
/// the assemblies nor binding redirects. PowerShell 7 brings its own, and there this does nothing.
/// </summary>
public sealed class DesktopAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly ShippedAssemblies Shipped = new(Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location)!);
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

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        // An assembly that was made in memory lies nowhere, and is none of ours.
        var requester = request.RequestingAssembly is { } asking ? asking.IsDynamic ? string.Empty : asking.Location : null;
        return Shipped.PathTo(new AssemblyName(request.Name), requester) is { } path ? Assembly.LoadFrom(path) : null;
    }
}
