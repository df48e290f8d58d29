using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>What the API wants in an order of its own, the cmdlet does in that order.</summary>
public sealed class LifeCycleTests
{
    [Fact]
    public void A_certificate_is_taken_from_its_hostnames_then_deleted_once_the_API_has_seen_that()
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { CertificateLag = 1 });

        shell.Run("Remove-CfAccessCertificate 'Machines root' -Confirm:$false").Ok();

        Assert.Equal(["PUT", "DELETE", "DELETE"], shell.Writes.Select(static write => write.Split(' ')[0]));
        Assert.Empty((JsonArray)shell.LastBody("PUT")["associated_hostnames"]!);
        Assert.Empty(shell.Run("Get-CfAccessCertificate 'Machines *'").Ok());
    }

    [Fact]
    public void A_certificate_without_hostnames_is_only_deleted()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Remove-CfAccessCertificate 'Old machines root' -Confirm:$false").Ok();

        Assert.StartsWith("DELETE ", Assert.Single(shell.Writes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rotation_without_a_grace_period_warns_that_the_old_secret_dies()
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("at once", Assert.Single(shell.Run("Reset-CfAccessServiceToken ci-deploy -Confirm:$false").Warnings), StringComparison.Ordinal);
        Assert.Empty(shell.LastBody("POST"));
        Assert.Empty(shell.Run("Reset-CfAccessServiceToken ci-deploy -GracePeriod 7.00:00:00 -Confirm:$false").Warnings);
        var end = shell.LastBody("POST")["previous_client_secret_expires_at"]!.GetValue<DateTimeOffset>();
        Assert.InRange(end - DateTimeOffset.UtcNow, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7));
    }

    [Theory]
    [InlineData("-ExpiringWithin 30.00:00:00", "backup")]
    [InlineData("-Unused", "old-importer")]
    [InlineData("-ExpiringWithin 30.00:00:00 -Unused", "")]
    [InlineData("back* -ExpiringWithin 30.00:00:00", "backup")]
    [InlineData("ci-deploy -Unused", "")]
    public void Tokens_are_found_by_when_they_end_and_whether_they_were_used(string arguments, string names)
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(names, string.Join(",", shell.Run($"Get-CfAccessServiceToken {arguments}").Ok().Select(static token => token.Properties["Name"].Value)));
    }

    [Fact]
    public void Seats_of_many_users_go_in_one_request()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Get-CfAccessUser | Where-Object SeatUid | Remove-CfAccessUserSeat -Confirm:$false").Ok();

        Assert.StartsWith("PATCH ", Assert.Single(shell.Writes), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessUser | Where-Object { $_.AccessSeat -or $_.GatewaySeat }").Ok());
    }

    [Fact]
    public void A_seat_that_is_not_named_stays()
    {
        using var shell = Shell.OnSandbox();
        Assert.True((bool)shell.Run("(Get-CfAccessUser ann@example.com).GatewaySeat").Ok().Single().BaseObject);

        var user = shell.Run("Set-CfAccessUserSeat ann@example.com -GatewaySeat $false -PassThru").Ok().Single();

        Assert.Equal((true, false), ((bool?)user.Properties["AccessSeat"].Value, (bool?)user.Properties["GatewaySeat"].Value));
    }

    [Fact]
    public void A_user_without_a_seat_is_an_error_and_the_others_are_done()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("'ines@example.com', 'ann@example.com' | Remove-CfAccessUserSeat -Confirm:$false");

        Assert.Contains("no seat", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(shell.Writes);
        Assert.False(shell.Sandbox.Document("users", "ann@example.com")["access_seat"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(366)]
    public void A_signing_key_is_rotated_within_the_days_that_the_API_takes(int days)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("21 to 365", shell.Run($"Set-CfAccessSigningKey {days}").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void Certificate_settings_of_other_hostnames_stay_and_a_conflict_is_waited_out()
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { CertificateLag = 1 });
        shell.Run("Set-CfAccessCertificateSetting wiki.example.com -ClientCertificateForwarding $true").Ok();

        var changed = shell.Run("'wiki.example.com', 'grafana.example.com' | Set-CfAccessCertificateSetting -ChinaNetwork $true -PassThru").Ok();

        Assert.Equal(2, changed.Count);
        Assert.Equal(3, shell.Writes.Count);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(
            """{"settings":[{"hostname":"wiki.example.com","client_certificate_forwarding":true,"china_network":true},{"hostname":"grafana.example.com","china_network":true,"client_certificate_forwarding":false}]}"""),
            shell.LastBody("PUT")));
    }

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

    [Fact]
    public void A_policy_becomes_reusable_and_stays_with_its_app()
    {
        using var shell = Shell.OnSandbox();

        var made = shell.Run("ConvertTo-CfAccessReusablePolicy 'Auditors for the wiki' -App wiki").Ok().Single();

        Assert.True((bool)made.Properties["Reusable"].Value);
        Assert.Equal([true, true, true], shell.Run("(Get-CfAccessPolicy -App wiki).Reusable").Ok().Select(static flag => (bool)flag.BaseObject));
        Assert.Contains("reusable already", shell.Run("Get-CfAccessPolicy Engineers | ConvertTo-CfAccessReusablePolicy").Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-App", shell.Run("ConvertTo-CfAccessReusablePolicy Nobody").Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_change_of_the_organization_keeps_all_else_whichever_way_the_API_takes_a_put(bool replacesAll)
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { UnknownOrganizationPutReplacesAll = replacesAll });
        var before = shell.Sandbox.Document("organizations", "Example company");

        shell.Run("Set-CfAccessOrganization -SessionDuration 12h -LoginDesign @{ HeaderText = 'Hello' }").Ok();

        Assert.Equal("acme.cloudflareaccess.com", shell.LastBody("PUT")["auth_domain"]!.GetValue<string>());
        var after = shell.Sandbox.Document("organizations", "Example company");
        before["session_duration"] = "12h";
        before["login_design"]!["header_text"] = "Hello";
        before["updated_at"] = after["updated_at"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }
}
