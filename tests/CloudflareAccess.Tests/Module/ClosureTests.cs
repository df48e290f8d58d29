using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>
/// What the module finds on Windows PowerShell 5.1, reference by reference: in .NET Framework 4.7.2, beside itself, or by the
/// module's own rule in its folder <c>dependencies</c>.
/// </summary>
public sealed class ClosureTests
{
    private const string TokenOfText = "cc7b13ffcd2ddd51";

    private static readonly string Module = Path.GetDirectoryName(Shell.ModulePath)!;

    private static readonly Lazy<Dictionary<string, AssemblyName>> Framework = new(static () =>
    {
        var folder = Metadata.Of("NetFrameworkAssemblies");
        return new[] { folder, Path.Combine(folder, "Facades") }
            .SelectMany(static place => Directory.GetFiles(place, "*.dll"))
            .Where(IsAssembly)
            .Select(AssemblyName.GetAssemblyName)
            .ToDictionary(static name => name.Name!, StringComparer.OrdinalIgnoreCase);
    });

    [Fact]
    public void Every_reference_of_every_shipped_assembly_is_resolved_on_NET_Framework()
    {
        Assert.True(Framework.Value.Count > 200, $"Only {Framework.Value.Count} assemblies of .NET Framework were found.");

        Assert.Empty(Unresolved(Module));
        Assert.Equal(8, Directory.GetFiles(Path.Combine(Module, "dependencies"), "*.dll").Length);
    }

    [Fact]
    public void Every_shipped_assembly_is_needed()
    {
        var copy = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var file in Directory.GetFiles(Module, "*.dll", SearchOption.AllDirectories))
            {
                var place = Path.Combine(copy.FullName, Path.GetRelativePath(Module, file));
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                File.Copy(file, place);
            }

            foreach (var file in Directory.GetFiles(Path.Combine(copy.FullName, "dependencies"), "*.dll"))
            {
                var hidden = file + ".away";
                File.Move(file, hidden);
                Assert.NotEmpty(Unresolved(copy.FullName));
                File.Move(hidden, file);
            }

            Assert.Empty(Unresolved(copy.FullName));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("System.Text.Json", "8.0.0.0", TokenOfText, "", true)]
    [InlineData("System.Text.Json", "4.0.1.2", TokenOfText, "CloudflareAccess.Client.dll", true)]
    [InlineData("System.Memory", "4.0.1.1", TokenOfText, "dependencies/System.Text.Json.dll", true)]
    [InlineData("system.memory", "4.0.1.1", TokenOfText, "dependencies/System.Text.Json.dll", true)]
    [InlineData("System.Text.Json", "9.0.0.0", TokenOfText, "CloudflareAccess.Client.dll", false)]
    [InlineData("System.Text.Json", "9.0.0.0", TokenOfText, "", false)]
    [InlineData("System.Text.Json", "8.0.0.0", "b03f5f7f11d50a3a", "CloudflareAccess.Client.dll", false)]
    [InlineData("System.Text.Json", "8.0.0.0", "null", "CloudflareAccess.Client.dll", false)]
    [InlineData("System.Text.Json", "8.0.0.0", TokenOfText, "../0.1.0-other/Other.dll", false)]
    [InlineData("System.Text.Json", "8.0.0.0", TokenOfText, "../Other.dll", false)]
    [InlineData("Newtonsoft.Json", "13.0.0.0", "30ad4fe6b2a6aeed", "", false)]
    [InlineData("CloudflareAccess.Client", "0.1.0.0", "null", "", false)]
    public void The_resolver_resolves_only_shipped_assemblies_and_only_for_the_module(
        string name, string version, string token, string requester, bool isResolved)
    {
        var wanted = new AssemblyName($"{name}, Version={version}, Culture=neutral, PublicKeyToken={token}");
        var shipped = Path.GetFileName(Module);
        var requesting = requester.StartsWith("../", StringComparison.Ordinal)
            ? Path.GetFullPath(Path.Combine(Module, "..", requester[3..].Replace("0.1.0", shipped, StringComparison.Ordinal)))
            : requester.Length > 0 ? Path.GetFullPath(Path.Combine(Module, requester))
            : null;

        var path = Resolver(Module)(wanted, requesting);

        Assert.Equal(isResolved ? Path.Combine(Module, "dependencies", name + ".dll") : null, path, ignoreCase: true);
    }

    [Fact]
    public void The_types_of_the_module_load_before_its_resolver_is_installed()
    {
        // PowerShell reads all of them before it runs code of the module.
        var module = new BeforeImport(Module);
        try
        {
            var assembly = module.LoadFromAssemblyPath(Path.Combine(Module, "CloudflareAccess.dll"));

            Assert.NotEmpty(assembly.GetExportedTypes());
        }
        finally
        {
            module.Unload();
        }
    }

    // The module's own rule, as the resolver on Windows PowerShell uses it.
    private static Func<AssemblyName, string?, string?> Resolver(string module)
    {
        using var shell = Shell.Unconnected();
        var assembly = shell.Cmdlets()[0].ImplementingType.Assembly;
        var type = assembly.GetType("CloudflareAccess.Loading.ShippedAssemblies", throwOnError: true)!;
        return type.GetMethod("PathTo")!.CreateDelegate<Func<AssemblyName, string?, string?>>(Activator.CreateInstance(type, module));
    }

    private static List<string> Unresolved(string module)
    {
        var resolver = Resolver(module);
        return
        [
            .. Directory.GetFiles(module, "*.dll", SearchOption.AllDirectories).SelectMany(path => References(path)
                .Where(wanted => !IsResolved(wanted, path, module, resolver))
                .Select(wanted => $"{Path.GetFileName(path)} needs {wanted.FullName}")),
        ];
    }

    private static bool IsResolved(AssemblyName wanted, string requester, string module, Func<AssemblyName, string?, string?> resolver)
    {
        // .NET Framework takes its own assembly for any older version of it.
        if (Framework.Value.TryGetValue(wanted.Name!, out var framework)
            && framework.Version >= wanted.Version
            && HaveSameToken(framework, wanted))
        {
            return true;
        }

        if (Path.GetDirectoryName(requester) == module)
        {
            // PowerShell itself, which only the cmdlets may know.
            if (wanted is { Name: "System.Management.Automation", Version: { Major: 3, Minor: 0 } })
            {
                return Path.GetFileName(requester) == "CloudflareAccess.dll";
            }

            // What is loaded from a folder finds its neighbours there.
            var neighbour = Path.Combine(module, wanted.Name + ".dll");
            if (File.Exists(neighbour))
            {
                return AssemblyName.GetAssemblyName(neighbour).FullName == wanted.FullName;
            }
        }

        return resolver(wanted, requester) is { } path && File.Exists(path);
    }

    private static bool HaveSameToken(AssemblyName one, AssemblyName other) =>
        one.GetPublicKeyToken().AsSpan().SequenceEqual(other.GetPublicKeyToken());

    // A few files of .NET Framework are parts of assemblies, or not .NET at all.
    private static bool IsAssembly(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata && reader.GetMetadataReader().IsAssembly;
    }

    private static AssemblyName[] References(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetAssemblyReference(reference).GetAssemblyName())];
    }

    /// <summary>Has the module, PowerShell and the framework, and nothing of what the module's resolver would find.</summary>
    private sealed class BeforeImport(string module) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (File.Exists(Path.Combine(module, "dependencies", assemblyName.Name + ".dll")))
            {
                throw new FileNotFoundException($"{assemblyName.Name} was requested.");
            }

            var own = Path.Combine(module, assemblyName.Name + ".dll");
            return File.Exists(own) ? LoadFromAssemblyPath(own) : null;
        }
    }
}
