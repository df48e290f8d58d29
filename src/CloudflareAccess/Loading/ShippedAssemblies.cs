using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Loading;

/// <summary>
/// Which requests for an assembly the module answers from its folder <c>dependencies</c>: those of its own assemblies, for
/// what it ships in the version that is asked for or a newer one. Another module that were answered from here would get a
/// version that it did not ship. The folder is not read before the first request.
/// </summary>
internal sealed class ShippedAssemblies
{
    private readonly string _module;
    private readonly Lazy<Dictionary<string, (AssemblyName Name, string Path)>> _shipped;

    public ShippedAssemblies(string module)
    {
        // With a separator at its end: the folder of another version may begin with the same letters.
        _module = module.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var folder = Path.Combine(_module, "dependencies");
        _shipped = new(() => (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [])
            .ToDictionary(static path => Path.GetFileNameWithoutExtension(path), static path => (AssemblyName.GetAssemblyName(path), path), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The file that answers a request; null leaves it to others.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="requester">Where the assembly lies that asks; null if .NET Framework does not say, as it often does not.</param>
    public string? PathTo(AssemblyName asked, string? requester) =>
        (requester is null || requester.StartsWith(_module, StringComparison.OrdinalIgnoreCase))
            && asked.Name is { } name
            && _shipped.Value.TryGetValue(name, out var shipped)
            && (asked.Version is null || shipped.Name.Version >= asked.Version)
            && IsSame(shipped.Name.GetPublicKeyToken(), asked.GetPublicKeyToken())
            ? shipped.Path
            : null;

    // Not as spans, which the compiler would choose: they are in System.Memory, and that is found by this rule.
    private static bool IsSame(byte[]? token, byte[]? other) => Enumerable.SequenceEqual(token ?? [], other ?? []);
}
