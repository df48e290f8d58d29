using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>The manifest of the module.</summary>
public sealed class ManifestTests
{
    private static readonly string[] NeededTags = ["PSEdition_Desktop", "PSEdition_Core", "Windows", "Linux", "MacOS"];

    private static string Folder => Path.GetDirectoryName(Shell.ModulePath)!;

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_of_the_assembly()
    {
        using var shell = Shell.Unconnected();
        var module = shell.Run("Get-Module CloudflareAccess").Ok().Single();
        var exported = ((PSModuleInfo)module.BaseObject).ExportedCmdlets.Values;
        var assembly = exported.First().ImplementingType.Assembly;

        var there = assembly.GetTypes()
            .Select(static type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(static cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Equal(there.Order(StringComparer.Ordinal), exported.Select(static cmdlet => cmdlet.Name).Order(StringComparer.Ordinal));
        Assert.Equal(105, exported.Count);
    }

    /// <summary>What the Gallery shows, and what PowerShell needs to load the module by itself.</summary>
    [Fact]
    public void The_manifest_has_every_field_that_the_Gallery_needs()
    {
        using var shell = Shell.Unconnected();
        var manifest = (PSModuleInfo)shell.Run("Test-ModuleManifest $path", ("path", Shell.ModulePath)).Ok().Single().BaseObject;
        var repository = Metadata.Of("RepositoryUrl");

        Assert.All(
            new[] { manifest.Author, manifest.CompanyName, manifest.Copyright, manifest.Description },
            static text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(["Core", "Desktop"], manifest.CompatiblePSEditions.Order(StringComparer.Ordinal));
        Assert.Equal(new Version(5, 1), manifest.PowerShellVersion);
        Assert.Equal(new Version(4, 7, 2), manifest.DotNetFrameworkVersion);
        Assert.Equal(repository, manifest.ProjectUri.ToString());
        Assert.All(
            new[] { manifest.LicenseUri, manifest.IconUri, new Uri(manifest.ReleaseNotes) },
            static uri => Assert.Equal("https", uri.Scheme));
        Assert.All(NeededTags, tag => Assert.Contains(tag, manifest.Tags));
        Assert.Empty(manifest.ExportedFunctions);
        Assert.Empty(manifest.ExportedAliases);
        Assert.DoesNotContain("'*'", File.ReadAllText(Shell.ModulePath), StringComparison.Ordinal);
        Assert.Equal(manifest.Version.ToString(), Path.GetFileName(Folder));
    }
}
