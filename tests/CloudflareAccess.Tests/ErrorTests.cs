using System;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(400, """{"success":false,"errors":[{"code":12130,"message":"access.api.error.invalid_request: domain does not belong to zone"}],"messages":[],"result":null}""", "CfAccessBadRequest", ErrorCategory.InvalidArgument, "not in a zone of this account")]
    [InlineData(401, """{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}],"messages":[],"result":null}""", "CfAccessUnauthenticated", ErrorCategory.AuthenticationError, "Connect-CfAccess")]
    [InlineData(403, """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}""", "CfAccessForbidden", ErrorCategory.PermissionDenied, "Access: Apps and Policies Read")]
    [InlineData(403, """{"code":1010,"error":"auth.forbidden"}""", "CfAccessForbidden", ErrorCategory.PermissionDenied, "Access: Apps and Policies Read")]
    [InlineData(404, """{"success":false,"errors":[{"code":11021,"message":"access.api.error.unknown_application"}],"messages":[],"result":null}""", "CfAccessNotFound", ErrorCategory.ObjectNotFound, "Get-CfAccessApp")]
    [InlineData(409, """{"success":false,"errors":[{"code":11010,"message":"access.api.error.application_already_exists"}],"messages":[],"result":null}""", "CfAccessConflict", ErrorCategory.ResourceExists, "Another app")]
    public void Each_refusal_has_its_id_category_text_and_advice(int status, string body, string id, ErrorCategory category, string advice)
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = _ => Fault.Answer(status, body, "application/json", ("cf-ray", "8f0a1b2c3d4e5f60-FRA"));

        var error = shell.Run("Get-CfAccessApp -Id 11111111-2222-4333-8444-555555555555").Error;

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("8f0a1b2c3d4e5f60-FRA", error.ToString(), StringComparison.Ordinal);
        if (status is not 401)
        {
            Assert.Equal("11111111-2222-4333-8444-555555555555", error.TargetObject);
        }
    }

    [Theory]
    [InlineData(500, "<html>oops</html>", "text/html", "CfAccessServerError", ErrorCategory.ResourceUnavailable)]
    [InlineData(200, "<html>log in</html>", "text/html", "CfAccessUnreadableAnswer", ErrorCategory.InvalidResult)]
    [InlineData(200, "", "application/json", "CfAccessUnreadableAnswer", ErrorCategory.InvalidResult)]
    [InlineData(302, "", "text/html", "CfAccessUnreadableAnswer", ErrorCategory.InvalidResult)]
    public void What_is_not_the_APIs_answer_is_one_clear_error(int status, string body, string contentType, string id, ErrorCategory category)
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = _ => Fault.Answer(status, body, contentType);

        // A write that may not be repeated: the repeats of the rest are the client's own tests.
        var error = shell.Run(status == 500 ? "New-CfAccessTag t" : "Get-CfAccessTag t").Error;

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.DoesNotContain("<html>", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-CfAccessGroup Contractors -Confirm:$false", "group is in use. What uses group 'Contractors' (")]
    [InlineData("New-CfAccessUser ann@example.com", "user already exists. Look at what is there")]
    [InlineData("Get-CfAccessGroup -Id 11111111-2222-4333-8444-555555555555", "group_not_found. Get-CfAccessGroup lists")]
    public void What_Cloudflare_says_and_what_to_do_about_it_are_sentences(string command, string sentences)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(sentences, shell.Run(command).Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId x -Confirm:$false", "Get-CfAccessUser lists what there is.")]
    [InlineData("Get-CfAccessUserIdentity 11111111-2222-4333-8444-555555555555", "Get-CfAccessUser lists what there is.")]
    [InlineData("Get-CfAccessUserSession 11111111-2222-4333-8444-555555555555", "Get-CfAccessUser lists what there is.")]
    [InlineData("Get-CfAccessPolicy -App wiki -Id 11111111-2222-4333-8444-555555555555", "Get-CfAccessApp and Get-CfAccessPolicy -App list what there is.")]
    [InlineData("Get-CfAccessPolicy Nothing -App wiki", "Get-CfAccessPolicy -App lists what there is.")]
    [InlineData("Get-CfAccessOrganizationDoh", "There may be none yet; else check the account or zone id.")]
    [InlineData("Get-CfAccessPolicyTest 11111111-2222-4333-8444-555555555555", "Check the id: there is no list of these.")]
    public void Where_to_look_is_a_command_that_lists(string command, string advice)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(advice, shell.Run(command).Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access/logs/access_requests", "needs the permission 'Access: Audit Logs Read'")]
    [InlineData("access/groups/11111111-2222-4333-8444-555555555555", "Access: Organizations, Identity Providers, and Groups Read")]
    [InlineData("access/bookmarks", null)]
    [InlineData("user/tokens", null)]
    public void A_request_of_any_path_that_is_forbidden_names_the_permission_of_that_path_or_none(string path, string? permission)
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(403, """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}""", "application/json");

        var error = shell.Run($"Invoke-CfAccessRequest {path}").Error.ToString();

        Assert.Contains(permission ?? "Authentication error", error, StringComparison.Ordinal);
        Assert.Equal(permission is not null, error.Contains("permission", StringComparison.Ordinal));
    }

    [Fact]
    public void No_cmdlet_says_to_look_with_one_that_does_not_exist_or_does_not_list()
    {
        using var rig = new Rig();
        var cmdlets = rig.Shell.Run("Get-Command -Module CloudflareAccess").Ok().Select(static command => (CmdletInfo)command.BaseObject).ToDictionary(static command => command.Name);
        var said = 0;
        foreach (var use in Catalogue.Sending)
        {
            var (request, _, _) = rig.RunWell(use);
            rig.Prepare(use);
            rig.Break(request, static _ => Fault.Answer(404, """{"success":false,"errors":[{"code":12135,"message":"access.api.error.not_found"}]}"""), always: true);
            foreach (Match named in Regex.Matches(string.Concat(rig.Run(use).Errors.Select(static error => error.ToString())), @"(Get-CfAccess\w+)( -(\w+))?(?= lists? | and Get)"))
            {
                Assert.True(cmdlets.TryGetValue(named.Groups[1].Value, out var lister), $"{use} says {named}");
                var mandatory = lister.ParameterSets.Where(static set => set.IsDefault || !set.Name.StartsWith("By", StringComparison.Ordinal))
                    .SelectMany(static set => set.Parameters).Where(static parameter => parameter.IsMandatory).Select(static parameter => parameter.Name).Distinct();
                Assert.True(mandatory.All(name => name == named.Groups[3].Value), $"{use} says {named}");
                said++;
            }
        }

        Assert.True(said > 50, $"only {said} were looked at");
    }

    [Theory]
    [InlineData("Get-CfAccessPolicy -App (Get-CfAccessGroup Engineering)", "'Engineering' is of the wrong kind: group in place of app.")]
    [InlineData("Get-CfAccessGroup Engineering | Remove-CfAccessIdentityProvider", "'Engineering' is of the wrong kind: group in place of identity provider.")]
    public void An_object_of_another_kind_is_called_as_a_person_would(string command, string sentence)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error;

        Assert.Equal(sentence, error.ToString());
        Assert.Equal(ErrorCategory.InvalidType, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_cut_body_is_one_clear_error_after_repeats()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static request => request.Method == "POST" ? Fault.CutBody(201, """{"success":true,"result":{"name":"t"}}""", 12) : null;

        var error = shell.Run("New-CfAccessTag t").Error;

        Assert.StartsWith("CfAccessOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_body_of_a_read_is_read_again()
    {
        using var shell = Shell.OnSandbox();
        var cut = false;
        shell.Server.Intercept = _ =>
        {
            if (cut)
            {
                return null;
            }

            cut = true;
            return Fault.CutBody(200, """{"success":true,"result":[]}""", 9);
        };

        Assert.NotEmpty(shell.Run("Get-CfAccessTag").Ok());
        Assert.Equal(2, shell.Sent.Count);
    }

    [Fact]
    public void The_rate_limit_is_waited_for_as_long_as_the_server_asks()
    {
        using var shell = Shell.OnSandbox();
        var refused = false;
        shell.Server.Intercept = _ =>
        {
            if (refused)
            {
                return null;
            }

            refused = true;
            return Fault.Answer(429, """{"success":false,"errors":[{"code":10100,"message":"rate limited"}]}""", "application/json", ("Retry-After", "0"));
        };

        var result = shell.Run("Get-CfAccessTag -Verbose");

        Assert.NotEmpty(result.Ok());
        Assert.Contains(result.Verbose, static line => line.Contains("rate limit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_limit_that_does_not_end_is_LimitsExceeded()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(429, """{"success":false,"errors":[{"code":10100,"message":"rate limited"}]}""", "application/json", ("Retry-After", "0"));

        var error = shell.Run("Get-CfAccessTag").Error;

        Assert.StartsWith("CfAccessRateLimited,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
    }

    [Fact]
    public void What_makes_every_later_item_fail_ends_the_command()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(401, """{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}]}""");

        var result = shell.Run("1..30 | New-CfAccessTag");

        Assert.Single(result.Errors);
        Assert.InRange(shell.Sent.Count, 1, 8);
    }

    [Fact]
    public void Zero_Trust_that_was_never_set_up_says_so()
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { AccessEnabled = false });

        var error = shell.Run("Get-CfAccessApp").Error;

        Assert.StartsWith("CfAccessNotEnabled,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("dashboard", error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Input that cannot be right, and a word of the reason.</summary>
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
        { "New-CfAccessCertificate c -Certificate \"-----BEGIN PRIVATE KEY-----`nMC4CAQAwBQYDK2VwBCIEIA==`n-----END PRIVATE KEY-----\"", "private key" },
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
    [InlineData("New-CfAccessIdentityProvider x saml -Config @{ IssuerUrl = 'https://idp.example.com'; SignRequests = $true }", "'SignRequests'", "SignRequest (True or False)")]
    [InlineData("Set-CfAccessApp wiki -CorsHeaders @{ MaxAge = 60; Methods = 'GET' }", "'Methods'", "AllowedMethods (list: text), AllowedOrigins (list: text), MaxAge (number)")]
    [InlineData("Set-CfAccessApp wiki -ScimConfig @{ Authentication = @{ Schema = 'httpbasic' } }", "'Schema'", "Scheme (text)")]
    [InlineData("Set-CfAccessMcpPortal engineering -Servers @{ ServerId = 'tickets' }, @{ Server = 'x' }", "'Server'", "UpdatedTools (list: hashtable)")]
    public void A_setting_that_there_is_not_is_named_with_those_that_there_are(string command, string wrong, string known)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error.ToString();

        Assert.Contains(wrong, error, StringComparison.Ordinal);
        Assert.Contains(known, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    /// <summary>What a hashtable may stand for is looked at before PowerShell makes an object of it.</summary>
    [Fact]
    public void Every_parameter_that_a_hashtable_may_stand_for_says_its_settings()
    {
        using var shell = Shell.OnSandbox();
        var settings = shell.Run("Get-Command -Module CloudflareAccess -CommandType Cmdlet").Ok()
            .SelectMany(static command => ((CmdletInfo)command.BaseObject).Parameters.Values)
            .Where(static parameter => HasBase(parameter.ParameterType.GetElementType() ?? parameter.ParameterType, "AccessDocument"))
            .ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, static setting => Assert.Contains(setting.Attributes, static attribute => attribute.GetType().Name == "SettingsAttribute"));

        static bool HasBase(Type type, string name) => type.BaseType is { } parent && (parent.Name == name || HasBase(parent, name));
    }

    [Fact]
    public void A_value_that_is_wrong_in_an_object_is_refused_when_it_is_set()
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

    [Fact]
    public void Without_a_sign_in_one_error_says_how_to_connect()
    {
        using var shell = Shell.Unconnected();

        var result = shell.Run("'a', 'b' | Get-CfAccessTag");

        Assert.StartsWith("CfAccessNotConnected,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("CLOUDFLARE_API_TOKEN", result.Error.ToString(), StringComparison.Ordinal);
    }
}
