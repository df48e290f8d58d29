using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>What an import loads and refuses.</summary>
public sealed class ImportTests
{
    [Fact]
    public void Import_sends_no_request_and_loads_no_sandbox()
    {
        using var shell = Shell.Unconnected();

        Assert.NotEmpty(shell.Run("Get-Command Get-CfAccessApp").Ok());
        Assert.Empty(shell.Sent);

        // In a process of its own, where no other test has loaded anything.
        const string Script = "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }";
        var loaded = PlaygroundProcess.Run("-Command", Script).Output.Split('\n', StringSplitOptions.TrimEntries);
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
        var module = shell.Cmdlets()[0].ImplementingType.Assembly;
        var initializer = module.GetType("CloudflareAccess.RuntimeCheck", throwOnError: true)!;
        Assert.Contains(typeof(IModuleAssemblyInitializer), initializer.GetInterfaces());
        var check = initializer.GetMethod("Check", BindingFlags.NonPublic | BindingFlags.Static)!.CreateDelegate<Action<Version, bool>>();

        var refused = Record.Exception(() => check(new Version(runtime), isDesktop));

        Assert.Equal(isEnough, refused is null);
        Assert.True(refused is null || refused.Message.Contains("PowerShell 7.4", StringComparison.Ordinal));
    }

    [Fact]
    public void On_PowerShell_7_no_assembly_that_is_shipped_for_Windows_PowerShell_is_loaded()
    {
        // In a process of its own, where no other test has loaded anything, after work that loads everything it needs.
        const string Script = """
            Get-CfAccessApp | Set-CfAccessApp -SessionDuration 9h
            [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.Location }
            """;
        var loaded = PlaygroundProcess.Run("-Sandbox", "-Command", Script).Output.Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains(loaded, static path => Path.GetFileName(path) == "CloudflareAccess.Sandbox.dll");
        Assert.Contains(loaded, static path => Path.GetFileName(path) == "System.Text.Json.dll");
        Assert.DoesNotContain(loaded, static path => path.Contains("dependencies", StringComparison.OrdinalIgnoreCase));
    }
}
