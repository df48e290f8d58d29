using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Errors;

/// <summary>Bad input is refused before it is sent.</summary>
public sealed class InputTests
{
    /// <summary>Wrong input, and a word of the error.</summary>
    public static TheoryData<string, string> BadInput => new()
    {
        { "Get-CfAccessApp -Id not-an-id", "not-an-id" },
        { "Set-CfAccessApp wiki -SessionDuration 1day", "1day" },
        { "New-CfAccessApp x -Domain https://x.example.com", "x.example.com" },
        { "New-CfAccessGroup g -Include 'ip:10.0.0.1/8'", "10.0.0.0/8" },
        { "New-CfAccessGroup g -Include 'ip:10.0.0.0/33'", "10.0.0.0/33" },
        { "New-CfAccessGroup g -Include 'geo:Germany'", "Germany" },
        { "New-CfAccessGroup g -Include 'email:ann'", "ann" },
        { "New-CfAccessGroup g -Include 'emial:ann@example.com'", "emial" },
        { "New-CfAccessGroup g -Include @{ geo = @{ country_code = 'Germany' } }", "Germany" },
        { "New-CfAccessUser ann", "ann" },
        { "Revoke-CfAccessUserSession ann -Confirm:$false", "ann" },
        { "New-CfAccessServiceToken t -Duration 1year", "1year" },
        {
            "New-CfAccessCertificate c -Certificate \"-----BEGIN PRIVATE KEY-----`nMC4CAQAwBQYDK2VwBCIEIA==`n-----END PRIVATE KEY-----\"",
            "private key"
        },
        { "New-CfAccessTag ('x' * 36)", "36" },
        { "New-CfAccessPolicy p -Decision allow -Include everyone -Precedence 1", "precedence" },
        { "Set-CfAccessApp wiki -Clear Nonsense", "Nonsense" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public void Bad_input_is_refused_before_anything_is_written(string command, string names)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error;

        Assert.Contains(names, error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(shell.Writes);
        if (!command.Contains("-Clear", StringComparison.Ordinal))
        {
            Assert.Empty(shell.Sent);
        }
    }

    [Theory]
    [InlineData(
        "New-CfAccessIdentityProvider x saml -Config @{ IssuerUrl = 'https://idp.example.com'; SignRequests = $true }",
        "'SignRequests'",
        "SignRequest (True or False)")]
    [InlineData(
        "Set-CfAccessApp wiki -CorsHeaders @{ MaxAge = 60; Methods = 'GET' }",
        "'Methods'",
        "AllowedMethods (list: text), AllowedOrigins (list: text), MaxAge (number)")]
    [InlineData("Set-CfAccessApp wiki -ScimConfig @{ Authentication = @{ Schema = 'httpbasic' } }", "'Schema'", "Scheme (text)")]
    [InlineData(
        "Set-CfAccessMcpPortal engineering -Servers @{ ServerId = 'tickets' }, @{ Server = 'x' }",
        "'Server'",
        "UpdatedTools (list: hashtable)")]
    public void An_unknown_setting_is_named_with_the_list_of_known_settings(string command, string wrong, string known)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error.ToString();

        Assert.Contains(wrong, error, StringComparison.Ordinal);
        Assert.Contains(known, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    /// <summary>A hashtable is checked before PowerShell makes an object of it.</summary>
    [Fact]
    public void Every_parameter_that_accepts_a_hashtable_lists_its_settings()
    {
        using var shell = Shell.OnSandbox();
        var settings = shell.Cmdlets()
            .SelectMany(static command => command.Parameters.Values)
            .Where(static parameter => HasBase(parameter.ParameterType.GetElementType() ?? parameter.ParameterType, "AccessDocument"))
            .ToList();

        Assert.NotEmpty(settings);
        Assert.All(
            settings,
            static setting => Assert.Contains(setting.Attributes, static attribute => attribute.GetType().Name == "SettingsAttribute"));

        static bool HasBase(Type type, string name) => type.BaseType is { } parent && (parent.Name == name || HasBase(parent, name));
    }

    [Fact]
    public void A_wrong_value_of_a_property_is_refused_when_it_is_set()
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run("$app = Get-CfAccessApp wiki; $app.SessionDuration = '1day'").Error;

        Assert.Contains("1day", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_newer_than_the_module_passes_with_a_warning()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("Set-CfAccessApp wiki -SameSiteCookieAttribute tomorrow");

        Assert.Contains("tomorrow", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("tomorrow", shell.LastBody("PUT")["same_site_cookie_attribute"]!.GetValue<string>());
    }
}
