using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>What <c>Test-CfAccessConnection</c> reports.</summary>
public sealed class ConnectionCheckTests
{
    [Fact]
    public void The_connection_check_shows_what_can_be_read_and_what_to_do()
    {
        using var shell = Shell.OnQuickSandbox(1000);

        var healthy = shell.Run("Test-CfAccessConnection").Ok();
        Assert.All(healthy, static check => Assert.Equal("Passed", check.Properties["Status"].Value));
        Assert.Contains("requests left", healthy[^1].Properties["Detail"].Value.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Sandbox.Options.GrantAccess = false;
        var blind = shell.Run("Test-CfAccessConnection").Ok();
        var apps = blind.Single(static check => (string)check.Properties["Name"].Value == "App");
        Assert.Equal("Failed", apps.Properties["Status"].Value);
        Assert.Contains("Access: Apps and Policies Read", (string)apps.Properties["Remedy"].Value, StringComparison.Ordinal);
        Assert.Equal(
            "Unknown", blind.Single(static check => (string)check.Properties["Name"].Value == "RequestLog").Properties["Status"].Value);

        shell.Sandbox.Options.AccessEnabled = false;
        Assert.Equal("Failed", shell.Run("Test-CfAccessConnection").Ok()[^1].Properties["Status"].Value);

        shell.Sandbox.Options.Token = "another";
        Assert.Equal("Failed", Assert.Single(shell.Run("Test-CfAccessConnection").Ok()).Properties["Status"].Value);
    }
}
