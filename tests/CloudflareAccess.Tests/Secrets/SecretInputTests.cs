using System;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Secrets;

/// <summary>Secrets that a change has to carry.</summary>
public sealed class SecretInputTests
{
    [Fact]
    public void A_secret_that_does_not_read_back_is_required_and_never_written_as_missing()
    {
        using var shell = Shell.OnSandbox();

        var refused = shell.Run("Get-CfAccessIdentityProvider -Type okta | Set-CfAccessIdentityProvider -Name 'Okta 2'");
        Assert.StartsWith("CfAccessSecretNeeded", refused.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("config.client_secret", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Run(
            "Get-CfAccessIdentityProvider -Type okta | Set-CfAccessIdentityProvider -Name 'Okta 2' -ClientSecret $secret",
            ("secret", Secret.Of("the-new-secret"))).Ok();
        var config = (JsonObject)shell.LastBody("PUT")["config"]!;
        Assert.Equal("the-new-secret", config["client_secret"]!.GetValue<string>());
        Assert.NotNull(config["okta_account"]);
    }

    [Theory]
    [InlineData("Add-CfAccessAppPolicy provisioned -Policy Employees")]
    [InlineData("Remove-CfAccessAppPolicy provisioned -Policy Engineers -Confirm:$false")]
    [InlineData("Move-CfAccessPolicy Engineers -App provisioned -After Administrators")]
    public void The_policies_of_an_app_with_SCIM_change_only_with_the_secret_and_the_SCIM_settings_stay(string command)
    {
        using var shell = Shell.OnSandbox();
        shell.Run(
            """
            $scim = @{
                IdpUid = (Get-CfAccessIdentityProvider Okta).Id
                RemoteUri = 'https://app.example/scim'
                Enabled = $true
                Authentication = @{ Scheme = 'httpbasic'; User = 'scim' }
            }
            $policies = 'Engineers', 'Administrators'
            New-CfAccessApp provisioned -Domain provisioned.example.com -Policy $policies -ScimPassword $secret -ScimConfig $scim
            """,
            ("secret", Secret.Of("of-the-scim-service"))).Ok();
        shell.Server.Forget();

        Assert.StartsWith("CfAccessSecretNeeded", shell.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Run($"{command} -ScimPassword $secret").Ok();
        var scim = shell.Sandbox.Document("apps", "provisioned")["scim_config"]!;
        Assert.Equal(
            ("https://app.example/scim", "of-the-scim-service"),
            ((string?)scim["remote_uri"], (string?)scim["authentication"]!["password"]));
        Assert.Single(shell.Writes);
    }
}
