using System;
using System.Management.Automation;

namespace CloudflareAccess;

/// <summary>
/// Says at import what an older PowerShell lacks: below 7.4 the runtime's System.Text.Json is older than the module needs,
/// and the first command would fail with the name of an assembly.
/// </summary>
public sealed class RuntimeCheck : IModuleAssemblyInitializer
{
    private static readonly bool IsDesktop = typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <inheritdoc/>
    public void OnImport() => Check(Environment.Version, IsDesktop);

    /// <summary>Throws where the module cannot run.</summary>
    internal static void Check(Version runtime, bool isDesktop)
    {
        if (!isDesktop && runtime.Major < 8)
        {
            throw new PSNotSupportedException($"CloudflareAccess needs PowerShell 7.4 or newer, or Windows PowerShell 5.1: this one runs on .NET {runtime.ToString(2)}.");
        }
    }
}
