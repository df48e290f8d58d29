using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Apps of every type, their settings and their certificate authorities.</summary>
public sealed class AppTests
{
    [Fact]
    public void Settings_of_an_app_are_changed_alone_or_replaced()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessAppSetting wiki -AllowIframe $true; Set-CfAccessAppSetting wiki -SkipInterstitial $true").Ok();
        Assert.Equal("""{"skip_interstitial":true}""", shell.LastBody("PATCH").ToJsonString());
        Assert.True(shell.Sandbox.Document("apps", "wiki")["allow_iframe"]!.GetValue<bool>());

        shell.Run("Set-CfAccessAppSetting wiki -SkipInterstitial $true -Replace").Ok();
        Assert.False(shell.Sandbox.Document("apps", "wiki")["allow_iframe"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(
        "New-CfAccessApp x saas -SaasApp @{ AuthType = 'saml' } -CorsHeaders @{ AllowAllOrigins = $true }", "saas has no cors_headers")]
    [InlineData(
        "New-CfAccessApp x infrastructure -SessionDuration 1h -TargetCriteria @{ Port = 22; Protocol = 'SSH' }",
        "infrastructure has no session_duration")]
    [InlineData("New-CfAccessApp x -Domain x.example.com -TargetCriteria @{ Port = 22; Protocol = 'SSH' }", "rdp, infrastructure")]
    [InlineData("New-CfAccessApp x warp -LogoUrl https://example.com/logo.png", "warp has no logo_url")]
    [InlineData("New-CfAccessApp x mcp -Domain x.example.com", "mcp has no domain")]
    [InlineData("New-CfAccessApp x rdp -Domain x.example.com -BgColor '#ffffff'", "rdp has no bg_color")]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'oidc'; SpEntityId = 'https://x' }", "OIDC has no sp_entity_id")]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'saml'; RedirectUris = 'https://x' }", "SAML has no redirect_uris")]
    [InlineData("Set-CfAccessApp handbook -SessionDuration 1h", "bookmark has no session_duration")]
    [InlineData("Set-CfAccessApp jira -SaasApp @{ RedirectUris = 'https://x' }", "SAML has no redirect_uris")]
    public void A_field_that_the_type_of_an_app_does_not_have_is_refused_before_it_is_sent(string command, string reason)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error;

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData(
        "New-CfAccessApp x saas -SaasApp @{ AuthType = 'saml'; SpEntityId = 'https://x'; "
            + "ConsumerServiceUrl = 'https://x/acs' } -Tags internal",
        "saas")]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'oidc'; RedirectUris = 'https://x/cb' }", "saas")]
    [InlineData(
        "New-CfAccessApp x infrastructure -TargetCriteria @{ Port = 22; Protocol = 'SSH'; TargetAttributes = @{ hostname = 'db-1' } }",
        "infrastructure")]
    [InlineData(
        "New-CfAccessApp x rdp -Domain x.example.com -TargetCriteria @{ Port = 3389; Protocol = 'RDP'; "
            + "TargetAttributes = @{ hostname = 'desk-1' } }",
        "rdp")]
    [InlineData("New-CfAccessApp x mcp -Destinations @{ Type = 'via_mcp_server_portal'; McpServerId = 'tickets' }", "mcp")]
    [InlineData("New-CfAccessApp x mcp_portal -Domain x.example.com", "mcp_portal")]
    [InlineData("New-CfAccessApp x bookmark -Domain https://x.example.com -AppLauncherVisible $false", "bookmark")]
    [InlineData("Remove-CfAccessApp 'Warp Login App' -Confirm:$false; New-CfAccessApp x warp -SessionDuration 1h", "warp")]
    public void An_app_of_every_type_is_created_with_the_fields_of_its_type(string command, string type)
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(type, shell.Run(command).Ok().Single().Properties["Type"].Value);
    }

    [Theory]
    [InlineData("Get-CfAccessAppCertificateAuthority")]
    [InlineData("Get-CfAccessAppCertificateAuthority wiki")]
    public void Certificate_authorities_of_apps_are_removed_as_they_are_listed(string list)
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessAppCertificateAuthority wiki").Ok();

        shell.Run($"{list} | Remove-CfAccessAppCertificateAuthority -Confirm:$false").Ok();

        Assert.StartsWith(
            $"DELETE access/apps/{shell.Sandbox.Document("apps", "wiki")["id"]}/ca", shell.Writes[^1], StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessAppCertificateAuthority").Ok());
    }
}
