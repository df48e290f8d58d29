using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>The files that the module ships.</summary>
public sealed class FileTests
{
    private static string Folder => Path.GetDirectoryName(Shell.ModulePath)!;

    [Fact]
    public void The_module_has_these_files_and_no_others() => Assert.Equal(
        [
            "CloudflareAccess.Client.dll",
            "CloudflareAccess.Format.ps1xml",
            "CloudflareAccess.Sandbox.dll",
            "CloudflareAccess.dll",
            "CloudflareAccess.psd1",
            "LICENSE",
            "THIRD-PARTY-NOTICES.txt",
            "dependencies/Microsoft.Bcl.AsyncInterfaces.dll",
            "dependencies/System.Buffers.dll",
            "dependencies/System.Memory.dll",
            "dependencies/System.Numerics.Vectors.dll",
            "dependencies/System.Runtime.CompilerServices.Unsafe.dll",
            "dependencies/System.Text.Encodings.Web.dll",
            "dependencies/System.Text.Json.dll",
            "dependencies/System.Threading.Tasks.Extensions.dll",
            "en-US/CloudflareAccess.dll-Help.xml",
            "en-US/about_CfAccess_Authentication.help.txt",
            "en-US/about_CfAccess_RateLimits.help.txt",
            "en-US/about_CfAccess_Rules.help.txt",
            "en-US/about_CfAccess_Runbooks.help.txt",
            "en-US/about_CfAccess_SafeChanges.help.txt",
            "en-US/about_CfAccess_Sandbox.help.txt",
            "en-US/about_CloudflareAccess.help.txt",
        ],
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_dependency_is_named_in_the_notices()
    {
        var notices = File.ReadAllText(Path.Combine(Folder, "THIRD-PARTY-NOTICES.txt"));

        Assert.All(
            Directory.GetFiles(Path.Combine(Folder, "dependencies")),
            path => Assert.Contains(Path.GetFileNameWithoutExtension(path), notices, StringComparison.Ordinal));
    }

    [Fact]
    public void On_PowerShell_7_no_third_party_assembly_lies_beside_the_module()
    {
        var assemblies = Directory.GetFiles(Folder, "*.dll").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(["CloudflareAccess", "CloudflareAccess.Client", "CloudflareAccess.Sandbox"], assemblies);
    }

    [Fact]
    public void The_client_knows_no_PowerShell_and_the_sandbox_no_client()
    {
        Assert.DoesNotContain("System.Management.Automation", References(Path.Combine(Folder, "CloudflareAccess.Client.dll")));
        Assert.DoesNotContain("CloudflareAccess.Client", References(Path.Combine(Folder, "CloudflareAccess.Sandbox.dll")));
        Assert.DoesNotContain("CloudflareAccess.Sandbox", References(Path.Combine(Folder, "CloudflareAccess.Client.dll")));
    }

    private static IEnumerable<string> References(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }
}
