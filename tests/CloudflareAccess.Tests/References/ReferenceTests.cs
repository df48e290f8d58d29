using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.References;

/// <summary>Objects are named by id, by name or as objects.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void A_policy_name_is_looked_up_in_each_app()
    {
        using var shell = Shell.OnSandbox();
        shell.Run(
            "'one', 'two' | . { process { $app = New-CfAccessApp $_ -Domain \"$_.example.com\"; "
                + "New-CfAccessPolicy 'Ours' -App $app -Decision allow -Include everyone } }").Ok();

        var found = shell.Run("'one', 'two' | Get-CfAccessApp | Get-CfAccessPolicy -Name Ours").Ok();

        Assert.Equal(2, found.Select(static policy => (string)policy.Properties["Id"].Value).Distinct().Count());
    }

    [Fact]
    public void The_SAML_certificate_of_a_provider_is_found_by_the_provider()
    {
        using var shell = Shell.OnSandbox();
        Assert.Contains(
            "New-CfAccessSamlCertificate",
            shell.Run("Get-CfAccessIdentityProvider 'Partner SAML' | Get-CfAccessSamlCertificate").Error.ToString(),
            StringComparison.Ordinal);
        var made = (string)shell.Run("(New-CfAccessSamlCertificate 'Partner SAML').Id").Ok().Single().BaseObject;

        foreach (var command in new[]
        {
            "Get-CfAccessIdentityProvider 'Partner SAML' | Get-CfAccessSamlCertificate",
            "Get-CfAccessSamlCertificate 'Partner SAML'",
            $"Get-CfAccessSamlCertificate {made}",
            "Get-CfAccessSamlCertificate | Get-CfAccessSamlCertificate",
            "[pscustomobject]@{ SamlCertificateSetId = $set } | Get-CfAccessSamlCertificate",
        })
        {
            Assert.Equal(made, shell.Run(command, ("set", made)).Ok().Single().Properties["Id"].Value);
        }

        Assert.StartsWith(
            "-----BEGIN",
            (string)shell.Run("Get-CfAccessSamlCertificate 'Partner SAML' -AsPem").Ok().Single().BaseObject,
            StringComparison.Ordinal);
        var unknown = shell.Run("Get-CfAccessSamlCertificate Nobody").Error.ToString();
        Assert.Contains("Nobody", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("-Name", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_is_an_id_a_name_or_an_object()
    {
        using var shell = Shell.OnSandbox();

        var counts = shell.Run(
            "$app = Get-CfAccessApp wiki; @(Get-CfAccessPolicy -App wiki).Count; @(Get-CfAccessPolicy -App $app.Id).Count; "
                + "@(Get-CfAccessPolicy -App $app).Count").Ok();

        Assert.Single(counts.Select(static count => count.ToString()).Distinct());
        var wrong = shell.Run("Get-CfAccessPolicy -App (Get-CfAccessGroup Engineering)").Error;
        Assert.Equal(ErrorCategory.InvalidType, wrong.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("Set-CfAccessApp wiki -CustomPages Denied")]
    [InlineData("Set-CfAccessApp wiki -CustomPages (Get-CfAccessCustomPage Denied)")]
    [InlineData("Set-CfAccessApp wiki -CustomPages (Get-CfAccessCustomPage Denied).Id")]
    [InlineData("$app = Get-CfAccessApp wiki; $app.CustomPages = 'Denied'; $app | Set-CfAccessApp")]
    public void A_custom_page_of_an_app_is_an_id_a_name_or_an_object(string command)
    {
        using var shell = Shell.OnSandbox();

        shell.Run(command).Ok();

        Assert.Equal((string?)shell.Sandbox.Document("custom_pages", "Denied")["uid"], (string?)shell.LastBody("PUT")["custom_pages"]![0]);
        Assert.Contains("Nobody", shell.Run("Set-CfAccessApp wiki -CustomPages Nobody").Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_fits_two_is_an_error_that_lists_both()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessApp twin -Domain twin1.example.com; New-CfAccessApp twin -Domain twin2.example.com").Ok();
        shell.Server.Forget();

        var error = shell.Run("Set-CfAccessApp twin -SessionDuration 1h").Error;

        Assert.StartsWith("CfAccessAmbiguousName", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.All(
            shell.Run("Get-CfAccessApp twin | ForEach-Object Id").Ok(),
            id => Assert.Contains(id.ToString(), error.ToString(), StringComparison.Ordinal));
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void A_wildcard_without_a_match_returns_nothing_and_a_literal_is_an_error_that_does_not_stop_the_others()
    {
        using var shell = Shell.OnSandbox();

        Assert.Empty(shell.Run("Get-CfAccessApp nobody*").Ok());

        var result = shell.Run("Get-CfAccessApp nobody, wiki");
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("wiki", result.Output.Single().Properties["Name"].Value);
    }
}
