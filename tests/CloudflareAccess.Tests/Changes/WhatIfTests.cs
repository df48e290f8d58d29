using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Changes;

/// <summary>Every change can be previewed, and asks where it is dangerous.</summary>
public sealed class WhatIfTests
{
    /// <summary>Every change that a cmdlet can make, with what has to be there before.</summary>
    public static TheoryData<string, string> Changes
    {
        get
        {
            var changes = new TheoryData<string, string>();
            foreach (var use in Catalogue.All.Where(static use => use.IsChange))
            {
                changes.Add(use.Script, use.Setup);
                foreach (var variant in use.Variants)
                {
                    changes.Add(variant, "");
                }
            }

            return changes;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIf_sends_no_write(string change, string setup)
    {
        using var rig = new Rig("$WhatIfPreference = $true");
        var use = new Use(change, setup);
        rig.Prepare(use);

        rig.Run(use).Ok();

        Assert.Empty(rig.Shell.Writes);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Without_WhatIf_the_same_command_writes(string change, string setup)
    {
        using var rig = new Rig();
        var use = new Use(change, setup);
        rig.Prepare(use);

        rig.Run(use);

        Assert.NotEmpty(rig.Shell.Writes);
    }

    [Fact]
    public void WhatIf_shows_the_old_and_the_new_value_of_each_field()
    {
        using var shell = Shell.OnSandbox();

        var text = shell.Render("Get-CfAccessApp wiki -Context $context | Set-CfAccessApp -Context $context -SessionDuration 12h -WhatIf");

        Assert.Contains("What if:", text, StringComparison.Ordinal);
        Assert.Contains("session_duration: 24h → 12h", text, StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData("Reset-CfAccessServiceToken ci-deploy", "Make a new secret, and end the old one at once")]
    [InlineData("Reset-CfAccessServiceToken ci-deploy -GracePeriod 7.00:00:00", "Make a new secret, and keep the old one for 7.00:00:00")]
    [InlineData("Update-CfAccessServiceToken ci-deploy", "Prolong its life by a year, with the same secret")]
    [InlineData("Revoke-CfAccessUserSession ann@example.com", "\"Revoke all sessions\"")]
    [InlineData(
        "Revoke-CfAccessUserSession ann@example.com -Devices -WarpReauth",
        "Revoke all sessions, also of devices, and make WARP log in again")]
    public void WhatIf_describes_every_action_in_plain_words(string command, string words)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(words, shell.Render($"{command} -WhatIf -Context $context", 1000), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_shows_a_boolean_whose_name_ends_like_a_secret()
    {
        using var shell = Shell.OnSandbox();

        var text = shell.Render(
            "Set-CfAccessApp wiki -Context $context -CorsHeaders @{ AllowedMethods = 'GET'; AllowedOrigins = 'https://example.com'; "
                + "AllowCredentials = $false } -WhatIf",
            1000);

        Assert.Contains("\"allow_credentials\":true", text, StringComparison.Ordinal);
        Assert.Contains("\"allow_credentials\":false", text, StringComparison.Ordinal);
        Assert.DoesNotContain("***", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-CfAccessApp new -Domain new.example.com -Policy Engineers, $policy", "policies: (none) → [Engineers; Employees]")]
    [InlineData("New-CfAccessPolicy P -App wiki -Decision allow -Include everyone", "Create policy 'P' of app 'wiki'")]
    [InlineData("New-CfAccessPolicy P -Decision allow -Include everyone", "Create reusable policy 'P'\n")]
    [InlineData("New-CfAccessAppCertificateAuthority 'git over ssh'", "certificate authority of app 'git over ssh'")]
    [InlineData("Set-CfAccessAppSetting $app -AllowIframe $true", "settings of app 'wiki'")]
    [InlineData("New-CfAccessIdpFederationGrant $provider", "Create federation grant for identity provider 'Okta'")]
    [InlineData("New-CfAccessIdpFederationGrant Okta", "Create federation grant for identity provider 'Okta'")]
    [InlineData(
        "Set-CfAccessMcpPortal engineering -Servers @{ ServerId = 'tickets'; DefaultDisabled = $true }",
        "servers: [{\"server_id\":\"tickets\",\"default_disabled\":false,\"on_behalf\":true}] → "
            + "[{\"server_id\":\"tickets\",\"default_disabled\":true}]")]
    public void WhatIf_names_the_change_in_plain_words(string command, string text)
    {
        using var shell = Shell.OnSandbox();
        const string Setup = "$PSDefaultParameterValues = @{ '*-CfAccess*:Context' = $context }; $app = Get-CfAccessApp wiki; "
            + "$policy = Get-CfAccessPolicy Employees; $provider = Get-CfAccessIdentityProvider Okta; ";

        var shown = shell.Render($"{Setup}{command} -WhatIf").ReplaceLineEndings("\n");

        Assert.Contains(text, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_Revoke_and_Reset_ask_and_every_change_supports_WhatIf()
    {
        using var shell = Shell.OnSandbox();
        foreach (var command in shell.Cmdlets())
        {
            var attribute = (CmdletAttribute)command.ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), false).Single();
            Assert.Equal(
                command.Verb is not ("Get" or "Connect" or "Disconnect" or "Select" or "Test") && command.Name != "New-CfAccessRule",
                attribute.SupportsShouldProcess);
            if (command.Verb is "Remove" or "Revoke" or "Reset")
            {
                Assert.Equal(ConfirmImpact.High, attribute.ConfirmImpact);
            }
        }
    }
}
