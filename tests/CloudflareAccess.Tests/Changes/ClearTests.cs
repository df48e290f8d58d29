using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Changes;

/// <summary>What <c>-Clear</c> empties.</summary>
public sealed class ClearTests
{
    [Fact]
    public void Clear_empties_a_field_and_an_absent_parameter_never_does()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("Set-CfAccessApp wiki -CustomDenyMessage 'Ask the help desk.'").Ok();

        shell.Run("Set-CfAccessApp wiki -Clear Tags, CustomDenyMessage").Ok();

        var after = shell.Sandbox.Document("apps", "wiki");
        Assert.Empty((JsonArray)after["tags"]!);
        Assert.Null(after["custom_deny_message"]);
        Assert.NotNull(after["cors_headers"]);
    }

    /// <summary>
    /// Where an update keeps fields that it does not name, an empty value empties a field. The organization may be such a place.
    /// </summary>
    [Theory]
    [InlineData(
        "Set-CfAccessMcpPortal engineering -Description 'All tools'",
        "Set-CfAccessMcpPortal engineering -Clear Description",
        "ai-controls/mcp/portals",
        "engineering",
        "description",
        "\"\"")]
    [InlineData(
        "Set-CfAccessMcpPortal engineering -SecureWebGateway $true",
        "$x = Get-CfAccessMcpPortal engineering; $x.SecureWebGateway = $null; $x | Set-CfAccessMcpPortal",
        "ai-controls/mcp/portals",
        "engineering",
        "secure_web_gateway",
        "false")]
    [InlineData(
        "Set-CfAccessMcpPortal engineering -SecureWebGateway $true",
        "Set-CfAccessMcpPortal engineering -Clear SecureWebGateway",
        "ai-controls/mcp/portals",
        "engineering",
        "secure_web_gateway",
        "false")]
    [InlineData(
        "Set-CfAccessMcpServer tickets -Description 'All tickets'",
        "Set-CfAccessMcpServer tickets -Clear Description",
        "ai-controls/mcp/servers",
        "tickets",
        "description",
        "\"\"")]
    [InlineData(
        "Set-CfAccessMcpServer tickets -UpdatedTools @{ Name = 'search'; Enabled = $false }",
        "Set-CfAccessMcpServer tickets -Clear UpdatedTools",
        "ai-controls/mcp/servers",
        "tickets",
        "updated_tools",
        "[]")]
    [InlineData(
        "Set-CfAccessOrganization -UiReadOnlyToggleReason 'Audit'",
        "Set-CfAccessOrganization -Clear UiReadOnlyToggleReason",
        "organizations",
        "Example company",
        "ui_read_only_toggle_reason",
        "\"\"")]
    [InlineData(
        "Set-CfAccessOrganization -AutoRedirectToIdentity $true",
        "Set-CfAccessOrganization -Clear AutoRedirectToIdentity",
        "organizations",
        "Example company",
        "auto_redirect_to_identity",
        "false")]
    public void Clear_also_empties_a_field_where_an_update_keeps_fields_that_it_does_not_name(
        string given, string cleared, string collection, string name, string field, string empty)
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { UnknownOrganizationPutReplacesAll = false });
        shell.Run(given).Ok();
        Assert.NotNull(shell.Sandbox.Document(collection, name)[field]);

        shell.Run(cleared).Ok();

        Assert.Equal(empty, shell.Sandbox.Document(collection, name)[field]?.ToJsonString());
    }
}
