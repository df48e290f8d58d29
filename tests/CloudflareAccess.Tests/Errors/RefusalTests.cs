using System;
using System.Management.Automation;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Errors;

/// <summary>A refusal of the API is one clear error.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(
        400,
        """{"success":false,"errors":[{"code":12130,"message":"access.api.error.invalid_request: domain does not belong to zone"}],"""
            + "\"messages\":[],\"result\":null}",
        "CfAccessBadRequest",
        ErrorCategory.InvalidArgument,
        "not in a zone of this account")]
    [InlineData(
        401,
        """{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}],"messages":[],"result":null}""",
        "CfAccessUnauthenticated",
        ErrorCategory.AuthenticationError,
        "Connect-CfAccess")]
    [InlineData(
        403,
        """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}""",
        "CfAccessForbidden",
        ErrorCategory.PermissionDenied,
        "Access: Apps and Policies Read")]
    [InlineData(
        403,
        """{"code":1010,"error":"auth.forbidden"}""",
        "CfAccessForbidden",
        ErrorCategory.PermissionDenied,
        "Access: Apps and Policies Read")]
    [InlineData(
        404,
        """{"success":false,"errors":[{"code":11021,"message":"access.api.error.unknown_application"}],"messages":[],"result":null}""",
        "CfAccessNotFound",
        ErrorCategory.ObjectNotFound,
        "Get-CfAccessApp")]
    [InlineData(
        409,
        """{"success":false,"errors":[{"code":11010,"message":"access.api.error.application_already_exists"}],"messages":[],"""
            + "\"result\":null}",
        "CfAccessConflict",
        ErrorCategory.ResourceExists,
        "Another app")]
    public void Each_refusal_has_its_id_category_text_and_advice(int status, string body, string id, ErrorCategory category, string advice)
    {
        using var shell = Shell.OnQuickSandbox(1000);
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
    public void A_response_that_is_not_the_APIs_is_one_clear_error(
        int status, string body, string contentType, string id, ErrorCategory category)
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = _ => Fault.Answer(status, body, contentType);

        // A write that is not safe to retry. The retries have tests of their own in the client.
        var error = shell.Run(status == 500 ? "New-CfAccessTag t" : "Get-CfAccessTag t").Error;

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.DoesNotContain("<html>", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-CfAccessGroup Contractors -Confirm:$false", "group is in use. What uses group 'Contractors' (")]
    [InlineData("New-CfAccessUser ann@example.com", "user already exists. Look at what is there")]
    [InlineData("Get-CfAccessGroup -Id 11111111-2222-4333-8444-555555555555", "group_not_found. Get-CfAccessGroup lists")]
    public void Cloudflares_message_and_the_advice_are_sentences(string command, string sentences)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(sentences, shell.Run(command).Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CfAccessPolicy -App (Get-CfAccessGroup Engineering)", "'Engineering' is of the wrong kind: group in place of app.")]
    [InlineData(
        "Get-CfAccessGroup Engineering | Remove-CfAccessIdentityProvider",
        "'Engineering' is of the wrong kind: group in place of identity provider.")]
    public void An_object_of_another_kind_is_named_in_plain_words(string command, string sentence)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error;

        Assert.Equal(sentence, error.ToString());
        Assert.Equal(ErrorCategory.InvalidType, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_failure_that_every_later_item_would_meet_ends_the_command()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept =
            static _ => Fault.Answer(401, """{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}]}""");

        var result = shell.Run("1..30 | New-CfAccessTag");

        Assert.Single(result.Errors);
        Assert.InRange(shell.Sent.Count, 1, 8);
    }

    [Fact]
    public void An_account_without_Zero_Trust_is_an_error_that_says_so()
    {
        using var shell = Shell.OnQuickSandbox(1000, new SandboxOptions { AccessEnabled = false });

        var error = shell.Run("Get-CfAccessApp").Error;

        Assert.StartsWith("CfAccessNotEnabled,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("dashboard", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_connection_one_error_says_how_to_connect()
    {
        using var shell = Shell.Unconnected();

        var result = shell.Run("'a', 'b' | Get-CfAccessTag");

        Assert.StartsWith("CfAccessNotConnected,", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("CLOUDFLARE_API_TOKEN", result.Error.ToString(), StringComparison.Ordinal);
    }
}
