using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>MCP portals and servers.</summary>
public sealed class McpTests
{
    [Fact]
    public void A_portal_keeps_its_servers_and_the_aliases_of_their_tools()
    {
        using var shell = Shell.OnSandbox();
        shell.Run(
            "Set-CfAccessMcpPortal engineering -Servers @{ ServerId = 'tickets'; DefaultDisabled = $true; "
                + "UpdatedTools = @{ Name = 'search'; Alias = 'find'; Enabled = $true } }").Ok();

        shell.Run("Set-CfAccessMcpPortal engineering -Description 'All tools'").Ok();

        var servers = JsonNode.Parse(
            """
            [{
              "server_id": "tickets", "default_disabled": true, "on_behalf": true,
              "updated_tools": [{ "name": "search", "enabled": true, "alias": "find" }]
            }]
            """);
        Assert.True(JsonNode.DeepEquals(servers, shell.LastBody("PUT")["servers"]), shell.LastBody("PUT").ToJsonString());
        Assert.DoesNotContain("id", shell.LastBody("PUT").Select(static field => field.Key));

        shell.Server.Forget();
        var name = shell.Run(
            "(Set-CfAccessMcpPortal engineering -PassThru -Servers @{ ServerId = 'tickets'; DefaultDisabled = $true; OnBehalf = $true; "
                + "UpdatedTools = @{ Name = 'search'; Alias = 'find'; Enabled = $true } }).Servers[0].Name").Ok().Single();
        Assert.Empty(shell.Writes);
        Assert.Equal("Tickets", name.BaseObject);
    }

    [Theory]
    [InlineData("-CodeMode off", "off", false)]
    [InlineData("-CodeMode enforced", "enforced", true)]
    [InlineData("-AllowCodeMode $false", "off", false)]
    [InlineData("-CodeMode off -AllowCodeMode $false", "off", false)]
    [InlineData("-Description 'All tools'", "opt_in", true)]
    public void Code_mode_is_set_by_one_of_its_two_fields_and_the_other_follows(string parameters, string mode, bool isAllowed)
    {
        using var shell = Shell.OnSandbox();

        shell.Run($"Set-CfAccessMcpPortal engineering {parameters}").Ok();

        var portal = shell.Run("Get-CfAccessMcpPortal engineering").Ok().Single();
        Assert.Equal(
            (mode, (bool?)isAllowed), ((string)portal.Properties["CodeMode"].Value, (bool?)portal.Properties["AllowCodeMode"].Value));
    }

    [Theory]
    [InlineData("Set-CfAccessMcpPortal engineering -CodeMode default_on -AllowCodeMode $false")]
    [InlineData("New-CfAccessMcpPortal sales sales.example.com Sales -CodeMode off -AllowCodeMode $true")]
    public void Two_code_mode_fields_that_contradict_each_other_are_refused(string command)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("contradict", shell.Run(command).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void A_failed_synchronization_is_an_error_although_the_HTTP_status_is_good()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessMcpServer notes https://mcp.notes.example/mcp oauth Notes").Ok();

        var result = shell.Run("'notes', 'tickets' | Sync-CfAccessMcpServer");

        Assert.StartsWith("CfAccessSyncFailed", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("authentication required", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("ready", result.Output.Single().Properties["Status"].Value);
    }

    [Fact]
    public void A_field_that_is_fixed_at_creation_is_not_changed_silently()
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(
            "fixed",
            shell.Run("$s = Get-CfAccessMcpServer tickets; $s.Hostname = 'https://other.example/mcp'; $s | Set-CfAccessMcpServer").Error
                .ToString(),
            StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }
}
