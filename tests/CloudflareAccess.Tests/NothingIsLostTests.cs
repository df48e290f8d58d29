using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

public sealed class NothingIsLostTests
{
    [Fact]
    public void Setting_one_field_keeps_every_other()
    {
        using var shell = Shell.OnSandbox();
        shell.Sandbox.Edit("apps", "wiki", static app => app["a_field_of_tomorrow"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) });
        var before = shell.Sandbox.Document("apps", "wiki");
        var policies = Policies(shell, "wiki");

        shell.Run("Get-CfAccessApp wiki | Set-CfAccessApp -SessionDuration 12h").Ok();

        Assert.Equal(["session_duration", "updated_at"], Differences(before, shell.Sandbox.Document("apps", "wiki")));
        Assert.Equal(policies, Policies(shell, "wiki"));
        Assert.True(before.ContainsKey("cors_headers"));
        Assert.True(policies.Count >= 3, "The app has two linked policies and one of its own.");
    }

    [Fact]
    public void An_app_is_written_with_links_and_without_what_is_read_only()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessApp wiki -SessionDuration 12h").Ok();

        var body = shell.LastBody("PUT");
        Assert.All((JsonArray)body["policies"]!, static link => Assert.Equal(["id", "precedence"], ((JsonObject)link!).Select(static field => field.Key)));
        Assert.All(["id", "uid", "aud", "created_at", "updated_at", "self_hosted_domains"], field => Assert.False(body.ContainsKey(field), field));
    }

    [Fact]
    public void An_object_changed_in_place_and_piped_back_writes_what_was_changed()
    {
        using var shell = Shell.OnSandbox();
        var before = shell.Sandbox.Document("apps", "wiki");

        shell.Run("$app = Get-CfAccessApp wiki; $app.SessionDuration = '6h'; $app.CorsHeaders.MaxAge = 77; $app | Set-CfAccessApp").Ok();

        var after = shell.Sandbox.Document("apps", "wiki");
        Assert.Equal(["cors_headers", "session_duration", "updated_at"], Differences(before, after));
        Assert.Equal(77, after["cors_headers"]!["max_age"]!.GetValue<int>());
        Assert.Equal(["max_age"], Differences((JsonObject)before["cors_headers"]!, (JsonObject)after["cors_headers"]!));
    }

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

    /// <summary>Where an update keeps what it does not name, leaving a field out says nothing; of the organization either is said.</summary>
    [Theory]
    [InlineData("Set-CfAccessMcpPortal engineering -Description 'All tools'", "Set-CfAccessMcpPortal engineering -Clear Description", "ai-controls/mcp/portals", "engineering", "description", "\"\"")]
    [InlineData("Set-CfAccessMcpPortal engineering -SecureWebGateway $true", "$x = Get-CfAccessMcpPortal engineering; $x.SecureWebGateway = $null; $x | Set-CfAccessMcpPortal", "ai-controls/mcp/portals", "engineering", "secure_web_gateway", "false")]
    [InlineData("Set-CfAccessMcpPortal engineering -SecureWebGateway $true", "Set-CfAccessMcpPortal engineering -Clear SecureWebGateway", "ai-controls/mcp/portals", "engineering", "secure_web_gateway", "false")]
    [InlineData("Set-CfAccessMcpServer tickets -Description 'All tickets'", "Set-CfAccessMcpServer tickets -Clear Description", "ai-controls/mcp/servers", "tickets", "description", "\"\"")]
    [InlineData("Set-CfAccessMcpServer tickets -UpdatedTools @{ Name = 'search'; Enabled = $false }", "Set-CfAccessMcpServer tickets -Clear UpdatedTools", "ai-controls/mcp/servers", "tickets", "updated_tools", "[]")]
    [InlineData("Set-CfAccessOrganization -UiReadOnlyToggleReason 'Audit'", "Set-CfAccessOrganization -Clear UiReadOnlyToggleReason", "organizations", "Example company", "ui_read_only_toggle_reason", "\"\"")]
    [InlineData("Set-CfAccessOrganization -AutoRedirectToIdentity $true", "Set-CfAccessOrganization -Clear AutoRedirectToIdentity", "organizations", "Example company", "auto_redirect_to_identity", "false")]
    public void Clear_empties_a_field_also_where_an_update_keeps_what_it_does_not_name(string given, string cleared, string collection, string name, string field, string empty)
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { UnknownOrganizationPutReplacesAll = false });
        shell.Run(given).Ok();
        Assert.NotNull(shell.Sandbox.Document(collection, name)[field]);

        shell.Run(cleared).Ok();

        Assert.Equal(empty, shell.Sandbox.Document(collection, name)[field]?.ToJsonString());
    }

    [Fact]
    public void A_change_that_changes_nothing_is_not_sent()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Get-CfAccessApp wiki | Set-CfAccessApp").Ok();

        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void The_destinations_follow_the_domain()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessApp wiki -Domain docs.example.com").Ok();

        var body = shell.LastBody("PUT");
        Assert.Equal("docs.example.com", body["domain"]!.GetValue<string>());
        Assert.True(body["destinations"] is not JsonArray list || list.Any(static item => item!["uri"]?.GetValue<string>() == "docs.example.com"));
    }

    [Fact]
    public void An_object_older_than_the_servers_is_not_written_over_it_unless_forced()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("$app = Get-CfAccessApp wiki").Ok();
        shell.Sandbox.Edit("apps", "wiki", static app => app["updated_at"] = "2100-01-01T00:00:00Z");

        var refused = shell.Run("$app.SessionDuration = '6h'; $app | Set-CfAccessApp");
        Assert.StartsWith("CfAccessStaleObject", refused.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Run("$app | Set-CfAccessApp -Force").Ok();
        Assert.Equal("6h", shell.Sandbox.Document("apps", "wiki")["session_duration"]!.GetValue<string>());
    }

    [Fact]
    public void A_secret_that_does_not_read_back_is_asked_for_and_never_written_as_missing()
    {
        using var shell = Shell.OnSandbox();

        var refused = shell.Run("Get-CfAccessIdentityProvider -Type okta | Set-CfAccessIdentityProvider -Name 'Okta 2'");
        Assert.StartsWith("CfAccessSecretNeeded", refused.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("config.client_secret", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Run(
            "Get-CfAccessIdentityProvider -Type okta | Set-CfAccessIdentityProvider -Name 'Okta 2' -ClientSecret $secret",
            ("secret", Secret("the-new-secret"))).Ok();
        var config = (JsonObject)shell.LastBody("PUT")["config"]!;
        Assert.Equal("the-new-secret", config["client_secret"]!.GetValue<string>());
        Assert.NotNull(config["okta_account"]);
    }

    [Theory]
    [InlineData("Add-CfAccessAppPolicy provisioned -Policy Employees")]
    [InlineData("Remove-CfAccessAppPolicy provisioned -Policy Engineers -Confirm:$false")]
    [InlineData("Move-CfAccessPolicy Engineers -App provisioned -After Administrators")]
    public void Policies_of_an_app_that_provisions_users_change_with_the_secret_and_all_of_the_provisioning_stays(string command)
    {
        using var shell = Shell.OnSandbox();
        shell.Run(
            "New-CfAccessApp provisioned -Domain provisioned.example.com -Policy Engineers, Administrators -ScimPassword $secret -ScimConfig @{ "
            + "IdpUid = (Get-CfAccessIdentityProvider Okta).Id; RemoteUri = 'https://app.example/scim'; Enabled = $true; Authentication = @{ Scheme = 'httpbasic'; User = 'scim' } }",
            ("secret", Secret("of-the-scim-service"))).Ok();
        shell.Server.Forget();

        Assert.StartsWith("CfAccessSecretNeeded", shell.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Run($"{command} -ScimPassword $secret").Ok();
        var scim = shell.Sandbox.Document("apps", "provisioned")["scim_config"]!;
        Assert.Equal(("https://app.example/scim", "of-the-scim-service"), ((string?)scim["remote_uri"], (string?)scim["authentication"]!["password"]));
        Assert.Single(shell.Writes);
    }

    [Fact]
    public void What_is_renamed_is_called_by_the_name_it_has()
    {
        using var shell = Shell.OnSandbox();

        var refused = shell.Run("Set-CfAccessIdentityProvider Okta -Name 'Okta 2'").Error.ToString();
        Assert.Contains("identity provider 'Okta' (", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Okta 2", refused, StringComparison.Ordinal);

        var shown = shell.Render("$group = Get-CfAccessGroup Engineering -Context $context; $group.Name = 'Builders'; $group | Set-CfAccessGroup -Context $context -WhatIf");
        Assert.Contains("Set group 'Engineering' (", shown, StringComparison.Ordinal);
        Assert.Contains("name: Engineering → Builders", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_setting_of_a_configuration_leaves_the_other_settings()
    {
        using var shell = Shell.OnSandbox();

        shell.Run(
            "Get-CfAccessIdentityProvider -Type okta | Set-CfAccessIdentityProvider -Config @{ OktaAccount = 'https://other.okta.com' } -ClientSecret $secret",
            ("secret", Secret("s"))).Ok();

        var config = (JsonObject)shell.LastBody("PUT")["config"]!;
        Assert.Equal("https://other.okta.com", config["okta_account"]!.GetValue<string>());
        Assert.NotNull(config["client_id"]);
    }

    [Fact]
    public void A_secret_shown_once_is_in_the_output_whatever_happens_next()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("$VerbosePreference = $DebugPreference = 'Continue'; New-CfAccessServiceToken ci -Duration 8760h | ForEach-Object { $global:token = $_; throw 'the next command fails' }");

        Assert.NotEmpty(result.Errors);
        var token = shell.Run("$token").Output.Single();
        var secret = Assert.IsType<SecureString>(token.Properties["ClientSecret"].Value);
        var plain = new System.Net.NetworkCredential(string.Empty, secret).Password;
        Assert.Equal(64, plain.Length);
        Assert.DoesNotContain(plain, result.EverythingShown, StringComparison.Ordinal);
        Assert.DoesNotContain(plain, shell.Run("$token.ToJson(); $token.ToString()").Output.Aggregate("", static (all, line) => all + line), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_a_change_shows_once_is_in_the_output_without_PassThru()
    {
        using var shell = Shell.OnSandbox();
        var given = ("secret", (object)Secret("of-the-client"));

        var provider = shell.Run("Set-CfAccessIdentityProvider 'Entra ID' -ScimConfig @{ Enabled = $true } -ClientSecret $secret", given).Ok().Single();
        var secret = Assert.IsType<SecureString>(provider.Properties["ScimSecret"].Value);
        Assert.Equal((string?)shell.Sandbox.Document("identity_providers", "Entra ID")["scim_config"]!["secret"], new System.Net.NetworkCredential(string.Empty, secret).Password);

        Assert.Empty(shell.Run("Set-CfAccessIdentityProvider 'Entra ID' -Name Entra -ClientSecret $secret", given).Ok());
        shell.Run("Set-CfAccessIdentityProvider Entra -ScimConfig @{ Enabled = $false } -ClientSecret $secret", given).Ok();
        Assert.Single(shell.Run("Set-CfAccessIdentityProvider Entra -ScimConfig @{ Enabled = $true } -ClientSecret $secret -PassThru", given).Ok());
    }

    [Fact]
    public void A_secret_is_plain_only_where_that_was_asked_for()
    {
        using var shell = Shell.OnSandbox();

        var secret = shell.Run("(New-CfAccessServiceToken ci -AsPlainText).ClientSecret").Ok().Single().BaseObject;

        Assert.Matches("^[0-9a-f]{64}$", Assert.IsType<string>(secret));
    }

    [Fact]
    public void A_create_whose_answer_was_lost_is_sent_once_and_says_how_to_look()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static request => request.Method == "POST" ? Fault.DropAfterProcessing() : null;

        var error = shell.Run("New-CfAccessTag lost").Error;

        Assert.StartsWith("CfAccessOutcomeUnknown", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Get-CfAccessTag", error.ToString(), StringComparison.Ordinal);
        Assert.Single(shell.Writes);
        shell.Server.Intercept = null;
        Assert.Equal("lost", shell.Run("Get-CfAccessTag lost").Ok().Single().Properties["Name"].Value);
    }

    [Fact]
    public void A_delete_whose_answer_was_lost_has_succeeded()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessTag gone").Ok();
        var dropped = false;
        shell.Server.Intercept = request =>
        {
            if (request.Method != "DELETE" || dropped)
            {
                return null;
            }

            dropped = true;
            return Fault.DropAfterProcessing();
        };

        shell.Run("Remove-CfAccessTag gone -Confirm:$false").Ok();

        Assert.Equal(2, shell.Writes.Count(static line => line.StartsWith("DELETE", StringComparison.Ordinal)));
    }

    [Fact]
    public void Removing_what_a_list_gives_leaves_none_over_three_pages()
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { Empty = true });
        shell.Run("1..130 | ForEach-Object { \"tag-$_\" } | New-CfAccessTag").Ok();
        shell.Server.Forget();

        shell.Run("Get-CfAccessTag | Remove-CfAccessTag -Confirm:$false").Ok();

        Assert.Empty(shell.Run("Get-CfAccessTag").Ok());
        Assert.Equal(130, shell.Writes.Count);
    }

    private static SecureString Secret(string text) => new System.Net.NetworkCredential(string.Empty, text).SecurePassword;

    private static List<string> Policies(Shell shell, string app) =>
        [.. shell.Run($"Get-CfAccessPolicy -App {app} | ForEach-Object {{ \"$($_.Precedence) $($_.Id) $($_.Name)\" }}").Ok().Select(static line => line.ToString())];

    private static string[] Differences(JsonObject before, JsonObject after) =>
        [.. before.Select(static field => field.Key).Union(after.Select(static field => field.Key))
            .Where(field => !JsonNode.DeepEquals(before[field], after[field]))
            .Order(StringComparer.Ordinal)];
}
