using System;
using System.Linq;
using System.Security;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Secrets;

/// <summary>Secrets that the API shows once.</summary>
public sealed class SecretOutputTests
{
    [Fact]
    public void A_secret_shown_once_is_in_the_output_whatever_happens_next()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run(
            "$VerbosePreference = $DebugPreference = 'Continue'; "
                + "New-CfAccessServiceToken ci -Duration 8760h | ForEach-Object { $global:token = $_; throw 'the next command fails' }");

        Assert.NotEmpty(result.Errors);
        var token = shell.Run("$token").Output.Single();
        var secret = Assert.IsType<SecureString>(token.Properties["ClientSecret"].Value);
        var plain = Secret.Reveal(secret);
        Assert.Equal(64, plain.Length);
        Assert.DoesNotContain(plain, result.EverythingShown, StringComparison.Ordinal);
        Assert.DoesNotContain(
            plain,
            shell.Run("$token.ToJson(); $token.ToString()").Output.Aggregate("", static (all, line) => all + line),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_a_change_shows_once_is_in_the_output_without_PassThru()
    {
        using var shell = Shell.OnSandbox();
        var given = ("secret", (object)Secret.Of("of-the-client"));

        var provider = shell.Run(
            "Set-CfAccessIdentityProvider 'Entra ID' -ScimConfig @{ Enabled = $true } -ClientSecret $secret", given).Ok().Single();
        var secret = Assert.IsType<SecureString>(provider.Properties["ScimSecret"].Value);
        Assert.Equal((string?)shell.Sandbox.Document("identity_providers", "Entra ID")["scim_config"]!["secret"], Secret.Reveal(secret));

        Assert.Empty(shell.Run("Set-CfAccessIdentityProvider 'Entra ID' -Name Entra -ClientSecret $secret", given).Ok());
        shell.Run("Set-CfAccessIdentityProvider Entra -ScimConfig @{ Enabled = $false } -ClientSecret $secret", given).Ok();
        Assert.Single(
            shell.Run("Set-CfAccessIdentityProvider Entra -ScimConfig @{ Enabled = $true } -ClientSecret $secret -PassThru", given).Ok());
    }

    [Fact]
    public void A_secret_is_plain_text_only_with_AsPlainText()
    {
        using var shell = Shell.OnSandbox();

        var secret = shell.Run("(New-CfAccessServiceToken ci -AsPlainText).ClientSecret").Ok().Single().BaseObject;

        Assert.Matches("^[0-9a-f]{64}$", Assert.IsType<string>(secret));
    }
}
