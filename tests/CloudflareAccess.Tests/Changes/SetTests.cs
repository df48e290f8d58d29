using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Changes;

/// <summary>A change keeps every field that it does not name.</summary>
public sealed class SetTests
{
    [Fact]
    public void Setting_one_field_keeps_every_other()
    {
        using var shell = Shell.OnSandbox();
        shell.Sandbox.Edit(
            "apps", "wiki", static app => app["a_field_of_tomorrow"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) });
        var before = shell.Sandbox.Document("apps", "wiki");
        var policies = Policies(shell, "wiki");

        shell.Run("Get-CfAccessApp wiki | Set-CfAccessApp -SessionDuration 12h").Ok();

        Assert.Equal(["session_duration", "updated_at"], Differences(before, shell.Sandbox.Document("apps", "wiki")));
        Assert.Equal(policies, Policies(shell, "wiki"));
        Assert.True(before.ContainsKey("cors_headers"));
        Assert.True(policies.Count >= 3, "The app has two linked policies and one of its own.");
    }

    [Fact]
    public void An_app_is_written_with_links_and_without_read_only_fields()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessApp wiki -SessionDuration 12h").Ok();

        var body = shell.LastBody("PUT");
        Assert.All(
            (JsonArray)body["policies"]!,
            static link => Assert.Equal(["id", "precedence"], ((JsonObject)link!).Select(static field => field.Key)));
        Assert.All(
            ["id", "uid", "aud", "created_at", "updated_at", "self_hosted_domains"], field => Assert.False(body.ContainsKey(field), field));
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
        Assert.True(
            body["destinations"] is not JsonArray list || list.Any(static item => item!["uri"]?.GetValue<string>() == "docs.example.com"));
    }

    [Fact]
    public void An_object_older_than_the_servers_does_not_overwrite_it_without_Force()
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
    public void A_renamed_object_is_called_by_its_present_name()
    {
        using var shell = Shell.OnSandbox();

        var refused = shell.Run("Set-CfAccessIdentityProvider Okta -Name 'Okta 2'").Error.ToString();
        Assert.Contains("identity provider 'Okta' (", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Okta 2", refused, StringComparison.Ordinal);

        var shown = shell.Render(
            "$group = Get-CfAccessGroup Engineering -Context $context; $group.Name = 'Builders'; "
                + "$group | Set-CfAccessGroup -Context $context -WhatIf");
        Assert.Contains("Set group 'Engineering' (", shown, StringComparison.Ordinal);
        Assert.Contains("name: Engineering → Builders", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void One_setting_of_a_configuration_keeps_the_other_settings()
    {
        using var shell = Shell.OnSandbox();

        shell.Run(
            "Get-CfAccessIdentityProvider -Type okta | "
                + "Set-CfAccessIdentityProvider -Config @{ OktaAccount = 'https://other.okta.com' } -ClientSecret $secret",
            ("secret", Secret.Of("s"))).Ok();

        var config = (JsonObject)shell.LastBody("PUT")["config"]!;
        Assert.Equal("https://other.okta.com", config["okta_account"]!.GetValue<string>());
        Assert.NotNull(config["client_id"]);
    }

    [Fact]
    public void Set_returns_nothing_without_PassThru()
    {
        using var shell = Shell.OnSandbox();

        Assert.Empty(shell.Run("Set-CfAccessGroup Engineering -Name Eng").Ok());
        Assert.Equal("Engineering", shell.Run("Set-CfAccessGroup Eng -Name Engineering -PassThru").Ok().Single().Properties["Name"].Value);
    }

    private static List<string> Policies(Shell shell, string app) =>
    [
        .. shell.Run($"Get-CfAccessPolicy -App {app} | ForEach-Object {{ \"$($_.Precedence) $($_.Id) $($_.Name)\" }}").Ok()
            .Select(static line => line.ToString()),
    ];

    private static string[] Differences(JsonObject before, JsonObject after) =>
    [
        .. before.Select(static field => field.Key).Union(after.Select(static field => field.Key))
            .Where(field => !JsonNode.DeepEquals(before[field], after[field]))
            .Order(StringComparer.Ordinal),
    ];
}
