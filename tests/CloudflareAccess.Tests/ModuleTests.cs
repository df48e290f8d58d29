using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

public sealed class ModuleTests
{
    private static readonly string[] NeededTags = ["PSEdition_Desktop", "PSEdition_Core", "Windows", "Linux", "MacOS"];

    private static string Folder => Path.GetDirectoryName(Shell.ModulePath)!;

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_there_are()
    {
        using var shell = Shell.Unconnected();
        var module = shell.Run("Get-Module CloudflareAccess").Ok().Single();
        var exported = ((PSModuleInfo)module.BaseObject).ExportedCmdlets.Values;
        var assembly = exported.First().ImplementingType.Assembly;

        var there = assembly.GetTypes().Select(static type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>().Select(static cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        Assert.Equal(there.Order(StringComparer.Ordinal), exported.Select(static cmdlet => cmdlet.Name).Order(StringComparer.Ordinal));
        Assert.Equal(105, exported.Count);
    }

    /// <summary>A base with one concern is read in a minute; a long ladder of them is not.</summary>
    [Fact]
    public void No_cmdlet_stands_more_than_five_classes_above_PSCmdlet()
    {
        using var shell = Shell.Unconnected();
        var ladders = Types(shell).Select(Ladder);

        Assert.Empty(ladders.Where(static ladder => ladder.Count > 5).Select(static ladder => string.Join(" : ", ladder.Select(static type => type.Name))));

        static List<Type> Ladder(Type type) => type == typeof(PSCmdlet) ? [] : [type, .. Ladder(type.BaseType!)];
    }

    [Fact]
    public void ThrottleLimit_is_a_parameter_of_the_cmdlets_that_read_it_and_of_no_others()
    {
        using var shell = Shell.Unconnected();
        var types = Types(shell);
        var offering = types.Where(static type => type.GetProperty("ThrottleLimit") is not null).ToList();

        Assert.Equal(types.Where(static type => type.GetInterface("IThrottled") is not null), offering);
        Assert.InRange(offering.Count, 60, types.Count - 1);
    }

    [Fact]
    public void Every_cmdlet_that_returns_something_says_what()
    {
        using var shell = Shell.Unconnected();
        foreach (var command in shell.Run("Get-Command -Module CloudflareAccess").Ok().Select(static command => (CmdletInfo)command.BaseObject))
        {
            Assert.True(command.OutputType.Count > 0 || command.Verb is "Remove" or "Revoke" or "Disconnect", $"{command.Name} has no OutputType.");
        }
    }

    [Fact]
    public void Import_sends_no_request_and_loads_no_sandbox()
    {
        using var shell = Shell.Unconnected();

        Assert.NotEmpty(shell.Run("Get-Command Get-CfAccessApp").Ok());
        Assert.Empty(shell.Sent);

        // In a process of its own, where no other test has loaded anything.
        var loaded = PlaygroundProcess.Run("-Command", "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }").Output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("CloudflareAccess", loaded);
        Assert.DoesNotContain("CloudflareAccess.Sandbox", loaded);
    }

    [Theory]
    [InlineData("6.0.36", false, false)]
    [InlineData("7.0.20", false, false)]
    [InlineData("8.0.0", false, true)]
    [InlineData("10.0.1", false, true)]
    [InlineData("4.0.30319.42000", true, true)]
    public void A_PowerShell_that_is_too_old_is_refused_at_import(string runtime, bool isDesktop, bool isEnough)
    {
        using var shell = Shell.Unconnected();
        var initializer = ((CmdletInfo)shell.Run("Get-Command Connect-CfAccess").Ok().Single().BaseObject).ImplementingType.Assembly.GetType("CloudflareAccess.RuntimeCheck", throwOnError: true)!;
        Assert.Contains(typeof(IModuleAssemblyInitializer), initializer.GetInterfaces());
        var check = initializer.GetMethod("Check", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Action<Version, bool>>();

        var refused = Record.Exception(() => check(new Version(runtime), isDesktop));

        Assert.Equal(isEnough, refused is null);
        Assert.True(refused is null || refused.Message.Contains("PowerShell 7.4", StringComparison.Ordinal));
    }

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
        Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_dependency_is_named_in_the_notices()
    {
        var notices = File.ReadAllText(Path.Combine(Folder, "THIRD-PARTY-NOTICES.txt"));

        Assert.All(Directory.GetFiles(Path.Combine(Folder, "dependencies")), path => Assert.Contains(Path.GetFileNameWithoutExtension(path), notices, StringComparison.Ordinal));
    }

    /// <summary>What the Gallery shows, and what PowerShell needs to load the module by itself.</summary>
    [Fact]
    public void The_manifest_has_every_field_that_a_module_of_the_Gallery_should_have()
    {
        using var shell = Shell.Unconnected();
        var manifest = (PSModuleInfo)shell.Run("Test-ModuleManifest $path", ("path", Shell.ModulePath)).Ok().Single().BaseObject;
        var repository = typeof(ModuleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryUrl").Value!;

        Assert.All(new[] { manifest.Author, manifest.CompanyName, manifest.Copyright, manifest.Description }, static text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(["Core", "Desktop"], manifest.CompatiblePSEditions.Order(StringComparer.Ordinal));
        Assert.Equal(new Version(5, 1), manifest.PowerShellVersion);
        Assert.Equal(new Version(4, 7, 2), manifest.DotNetFrameworkVersion);
        Assert.Equal(repository, manifest.ProjectUri.ToString());
        Assert.All(new[] { manifest.LicenseUri, manifest.IconUri, new Uri(manifest.ReleaseNotes) }, static uri => Assert.Equal("https", uri.Scheme));
        Assert.All(NeededTags, tag => Assert.Contains(tag, manifest.Tags));
        Assert.Empty(manifest.ExportedFunctions);
        Assert.Empty(manifest.ExportedAliases);
        Assert.DoesNotContain("'*'", File.ReadAllText(Shell.ModulePath), StringComparison.Ordinal);
        Assert.Equal(manifest.Version.ToString(), Path.GetFileName(Folder));
    }

    [Fact]
    public void On_PowerShell_7_no_third_party_assembly_lies_beside_the_module()
    {
        var assemblies = Directory.GetFiles(Folder, "*.dll").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(["CloudflareAccess", "CloudflareAccess.Client", "CloudflareAccess.Sandbox"], assemblies);
    }

    [Fact]
    public void On_PowerShell_7_nothing_is_loaded_of_what_is_shipped_for_Windows_PowerShell()
    {
        // In a process of its own, where no other test has loaded anything; and with work done, so that all is loaded that is needed.
        var loaded = PlaygroundProcess.Run("-Sandbox", "-Command", "Get-CfAccessApp | Set-CfAccessApp -SessionDuration 9h; [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.Location }").Output.Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains(loaded, static path => Path.GetFileName(path) == "CloudflareAccess.Sandbox.dll");
        Assert.Contains(loaded, static path => Path.GetFileName(path) == "System.Text.Json.dll");
        Assert.DoesNotContain(loaded, static path => path.Contains("dependencies", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_client_knows_no_PowerShell_and_the_sandbox_no_client()
    {
        Assert.DoesNotContain("System.Management.Automation", References(Path.Combine(Folder, "CloudflareAccess.Client.dll")));
        Assert.DoesNotContain("CloudflareAccess.Client", References(Path.Combine(Folder, "CloudflareAccess.Sandbox.dll")));
        Assert.DoesNotContain("CloudflareAccess.Sandbox", References(Path.Combine(Folder, "CloudflareAccess.Client.dll")));
    }

    [Fact]
    public void Every_cmdlet_says_what_it_returns_and_completes_what_it_refers_to()
    {
        using var shell = Shell.Unconnected();
        var commands = shell.Run("Get-Command -Module CloudflareAccess -CommandType Cmdlet").Ok().Select(static command => (CmdletInfo)command.BaseObject).ToList();

        Assert.Empty(commands.Where(static command => command.OutputType.Count == 0).Select(static command => command.Name));
        var references = commands
            .SelectMany(static command => command.ImplementingType.GetProperties().Select(property => (Command: command.Name, Property: property)))
            .Where(static entry => (entry.Property.PropertyType.GetElementType() ?? entry.Property.PropertyType).Name == "AccessReference")
            .ToList();
        Assert.NotEmpty(references);
        Assert.Empty(references.Where(static entry => !Attribute.IsDefined(entry.Property, typeof(ArgumentCompleterAttribute))).Select(static entry => $"{entry.Command} -{entry.Property.Name}"));
    }

    [Fact]
    public void Every_type_that_a_cmdlet_returns_has_a_table()
    {
        using var shell = Shell.Unconnected();
        var views = File.ReadAllText(Path.Combine(Folder, "CloudflareAccess.Format.ps1xml"));

        var types = shell.Run("Get-Command -Module CloudflareAccess").Ok()
            .SelectMany(static command => ((CmdletInfo)command.BaseObject).OutputType)
            .Select(static type => type.Name)
            .Where(static name => name != typeof(PSObject).FullName && name != typeof(string).FullName && name != typeof(void).FullName)
            .Distinct();

        Assert.All(types, type => Assert.Contains($"<TypeName>{type}</TypeName>", views, StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    private static List<Type> Types(Shell shell) =>
        [.. shell.Run("Get-Command -Module CloudflareAccess").Ok().Select(static command => ((CmdletInfo)command.BaseObject).ImplementingType)];
}
