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
    public void A_seat_that_does_not_change_is_neither_shown_nor_sent()
    {
        using var shell = Shell.OnSandbox();

        // Of these Ann alone has a seat of Gateway.
        var result = shell.Run("'ann@example.com', 'bob@example.com' | Set-CfAccessUserSeat -AccessSeat $true -GatewaySeat $false -PassThru -Verbose");
        Assert.Equal(["ann@example.com", "bob@example.com"], result.Ok().Select(static user => user.Properties["Email"].Value));
        Assert.Contains(result.Verbose, static line => line.StartsWith("user 'bob@example.com'", StringComparison.Ordinal) && line.EndsWith(": nothing to change.", StringComparison.Ordinal));
        Assert.Single(JsonNode.Parse(shell.Server.Exchanges.Last(static exchange => exchange.Request.Method == "PATCH").Request.Body!)!.AsArray());

        var shown = shell.Render("Set-CfAccessUserSeat ann@example.com -AccessSeat $false -GatewaySeat $false -WhatIf -Context $context; Remove-CfAccessUserSeat bob@example.com -WhatIf -Context $context", 1000);
        Assert.Equal(2, shown.Split("access_seat True → False").Length - 1);
        Assert.DoesNotContain("gateway_seat", shown, StringComparison.Ordinal);

        shell.Server.Forget();
        shell.Run("Set-CfAccessUserSeat ann@example.com -GatewaySeat $false").Ok();
        Assert.Empty(shell.Writes);
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

    [Theory]
    [InlineData("Add-CfAccessAppPolicy wiki -Policy Administrators", "1 Engineers, 2 Employees, 3 Auditors for the wiki, 4 Administrators")]
    [InlineData("Add-CfAccessAppPolicy wiki -Policy Administrators, Machines -Precedence 1", "1 Administrators, 2 Machines, 3 Engineers, 4 Employees, 5 Auditors for the wiki")]
    [InlineData("Add-CfAccessAppPolicy wiki -Policy Administrators -Precedence 9", "1 Engineers, 2 Employees, 3 Auditors for the wiki, 9 Administrators")]
    [InlineData("Move-CfAccessPolicy 'Auditors for the wiki' -App wiki -Precedence 1", "1 Auditors for the wiki, 2 Engineers, 3 Employees")]
    [InlineData("Move-CfAccessPolicy Engineers -App wiki -After Employees", "2 Employees, 3 Engineers, 4 Auditors for the wiki")]
    [InlineData("Get-CfAccessPolicy Employees -App wiki | Move-CfAccessPolicy -Before Engineers", "1 Employees, 2 Engineers, 3 Auditors for the wiki")]
    [InlineData("Remove-CfAccessAppPolicy wiki -Policy Employees -Confirm:$false", "1 Engineers, 3 Auditors for the wiki")]
    public void Policies_of_an_app_are_linked_ordered_and_unlinked_in_one_write_of_the_app(string command, string expected)
    {
        using var shell = Shell.OnSandbox();
        var before = shell.Sandbox.Document("apps", "wiki");

        shell.Run(command).Ok();

        var links = shell.Sandbox.Document("apps", "wiki")["policies"]!.AsArray();
        var names = shell.Run("Get-CfAccessPolicy -App wiki").Ok().Select(static policy => $"{policy.Properties["Precedence"].Value} {policy.Properties["Name"].Value}");
        Assert.Equal(expected, string.Join(", ", names));
        Assert.StartsWith("PUT ", Assert.Single(shell.Writes), StringComparison.Ordinal);
        Assert.Equal(links.Count, links.Select(static link => link!["precedence"]!.GetValue<int>()).Distinct().Count());
        Assert.All(shell.LastBody("PUT")["policies"]!.AsArray(), static link => Assert.Equal(["id", "precedence"], link!.AsObject().Select(static field => field.Key)));
        var after = shell.Sandbox.Document("apps", "wiki");
        foreach (var field in before.Where(static field => field.Key is not ("policies" or "updated_at")))
        {
            Assert.True(JsonNode.DeepEquals(field.Value, after[field.Key]), field.Key);
        }
    }

    [Fact]
    public void An_order_that_is_right_already_is_not_written()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Add-CfAccessAppPolicy wiki -Policy Engineers; Move-CfAccessPolicy Employees -App wiki -After Engineers").Ok();

        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData("Move-CfAccessPolicy Employees wiki -Before Employees", "'Employees' cannot stand before itself")]
    [InlineData("Move-CfAccessPolicy Employees wiki -After (Get-CfAccessPolicy Employees)", "'Employees' cannot stand after itself")]
    [InlineData("Move-CfAccessPolicy Employees wiki -After Nobody", "no policy of the app 'Nobody'")]
    public void A_policy_is_moved_before_or_after_another_one_of_the_app(string command, string reason)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(reason, shell.Run(command).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void How_much_of_a_test_is_done_is_shown_once_that_is_known()
    {
        using var shell = Shell.OnSandbox();

        Assert.DoesNotContain("%", shell.Render("Start-CfAccessPolicyTest Engineers -Context $context"), StringComparison.Ordinal);
        Assert.Contains("100 %", shell.Render("Start-CfAccessPolicyTest Engineers -Context $context | Get-CfAccessPolicyTest -Context $context"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_the_app_owns_is_not_deleted_by_unlinking_it()
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("Remove-CfAccessPolicy", shell.Run("Remove-CfAccessAppPolicy wiki -Policy 'Auditors for the wiki' -Confirm:$false").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData("Remove-CfAccessServiceToken ci-deploy", "policy 'Machines'")]
    [InlineData("Remove-CfAccessPolicy Engineers", "app 'wiki', app 'grafana'")]
    [InlineData("Remove-CfAccessGroup Contractors", "policy 'Engineers'")]
    [InlineData("Remove-CfAccessIdentityProvider Okta", "app 'grafana'")]
    [InlineData("Remove-CfAccessMcpServer tickets", "portal 'engineering'")]
    public void A_refused_removal_says_what_still_uses_the_object(string command, string user)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run($"{command} -Confirm:$false").Error;

        Assert.Contains("What uses ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(user, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("CfAccessConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(System.Management.Automation.ErrorCategory.ResourceExists, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'saml' } -CorsHeaders @{ AllowAllOrigins = $true }", "saas has no cors_headers")]
    [InlineData("New-CfAccessApp x infrastructure -SessionDuration 1h -TargetCriteria @{ Port = 22; Protocol = 'SSH' }", "infrastructure has no session_duration")]
    [InlineData("New-CfAccessApp x -Domain x.example.com -TargetCriteria @{ Port = 22; Protocol = 'SSH' }", "rdp, infrastructure")]
    [InlineData("New-CfAccessApp x warp -LogoUrl https://example.com/logo.png", "warp has no logo_url")]
    [InlineData("New-CfAccessApp x mcp -Domain x.example.com", "mcp has no domain")]
    [InlineData("New-CfAccessApp x rdp -Domain x.example.com -BgColor '#ffffff'", "rdp has no bg_color")]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'oidc'; SpEntityId = 'https://x' }", "OIDC has no sp_entity_id")]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'saml'; RedirectUris = 'https://x' }", "SAML has no redirect_uris")]
    [InlineData("Set-CfAccessApp handbook -SessionDuration 1h", "bookmark has no session_duration")]
    [InlineData("Set-CfAccessApp jira -SaasApp @{ RedirectUris = 'https://x' }", "SAML has no redirect_uris")]
    public void What_apps_of_another_type_have_is_refused_before_it_is_sent(string command, string reason)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run(command).Error;

        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'saml'; SpEntityId = 'https://x'; ConsumerServiceUrl = 'https://x/acs' } -Tags internal", "saas")]
    [InlineData("New-CfAccessApp x saas -SaasApp @{ AuthType = 'oidc'; RedirectUris = 'https://x/cb' }", "saas")]
    [InlineData("New-CfAccessApp x infrastructure -TargetCriteria @{ Port = 22; Protocol = 'SSH'; TargetAttributes = @{ hostname = 'db-1' } }", "infrastructure")]
    [InlineData("New-CfAccessApp x rdp -Domain x.example.com -TargetCriteria @{ Port = 3389; Protocol = 'RDP'; TargetAttributes = @{ hostname = 'desk-1' } }", "rdp")]
    [InlineData("New-CfAccessApp x mcp -Destinations @{ Type = 'via_mcp_server_portal'; McpServerId = 'tickets' }", "mcp")]
    [InlineData("New-CfAccessApp x mcp_portal -Domain x.example.com", "mcp_portal")]
    [InlineData("New-CfAccessApp x bookmark -Domain https://x.example.com -AppLauncherVisible $false", "bookmark")]
    [InlineData("Remove-CfAccessApp 'Warp Login App' -Confirm:$false; New-CfAccessApp x warp -SessionDuration 1h", "warp")]
    public void An_app_of_every_type_is_made_with_what_its_type_has(string command, string type)
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(type, shell.Run(command).Ok().Single().Properties["Type"].Value);
    }

    [Fact]
    public void Policies_are_tested_against_all_users_while_progress_is_shown()
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { PolicyTestLag = 1 });

        var result = shell.Run("Test-CfAccessPolicy Engineers");

        Assert.Equal(40, result.Ok().Count);
        Assert.Equal(["ann@example.com", "bob@example.com", "carla@example.com"], result.Output.Where(static user => user.Properties["Status"].Value is "approved").Select(static user => (string)user.Properties["Email"].Value).Order(StringComparer.Ordinal));
        Assert.Contains(result.Progress, static record => record.Contains("40 users", StringComparison.Ordinal));
        Assert.Equal(["bob@example.com", "carla@example.com"], shell.Run("Test-CfAccessPolicy -Include 'group:Engineering' -Exclude 'email:ann@example.com' -Status approved").Ok().Select(static user => (string)user.Properties["Email"].Value).Order(StringComparer.Ordinal));
        Assert.All(shell.Writes, static write => Assert.EndsWith("/policy-tests", write, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_targets_are_made_and_removed_in_one_request_each()
    {
        using var shell = Shell.OnSandbox();

        var made = shell.Run("1..5 | ForEach-Object { [pscustomobject]@{ Hostname = \"new-$_\"; IpAddress = \"10.1.0.$_\" } } | New-CfAccessTarget").Ok();
        Assert.Equal(5, made.Count);
        Assert.EndsWith("infrastructure/targets/batch", Assert.Single(shell.Writes), StringComparison.Ordinal);

        shell.Server.Forget();
        shell.Run("Get-CfAccessTarget new-* | Remove-CfAccessTarget -Confirm:$false").Ok();
        Assert.EndsWith("infrastructure/targets/batch_delete", Assert.Single(shell.Writes), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessTarget new-*").Ok());
    }

    [Fact]
    public void An_address_of_a_target_stays_in_its_network_unless_another_is_named()
    {
        const string Network = "0f6f1f6a-1d1c-4b8e-9a51-3c1f5b9a7d11";
        using var shell = Shell.OnSandbox();
        shell.Run($"New-CfAccessTarget one -IpAddress 10.0.0.1 -VirtualNetworkId {Network}").Ok();

        shell.Run("Set-CfAccessTarget one -IpAddress 10.0.0.2, 2001:db8::2").Ok();

        var ip = shell.Sandbox.Document("targets", "one")["ip"]!;
        Assert.Equal(("10.0.0.2", Network), ((string?)ip["ipv4"]!["ip_addr"], (string?)ip["ipv4"]!["virtual_network_id"]));
        Assert.NotEqual(Network, (string?)ip["ipv6"]!["virtual_network_id"]);
        shell.Run("Set-CfAccessTarget one -IpAddress 10.0.0.2 -VirtualNetworkId c77b744e-acc8-428f-9257-6878c046ed55").Ok();
        Assert.NotEqual(Network, (string?)shell.Sandbox.Document("targets", "one")["ip"]!["ipv4"]!["virtual_network_id"]);
    }

    [Theory]
    [InlineData("-VirtualNetworkId 0F6F1F6A-1D1C-4B8E-9A51-3C1F5B9A7D11")]
    [InlineData("-IpAddress 2001:DB8:0:0::2")]
    [InlineData("-IpAddress 10.9.9.9, 2001:0db8::0002")]
    public void Targets_are_found_by_what_an_address_or_a_network_is_not_by_how_it_is_written(string filter)
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessTarget one -IpAddress 10.0.0.1, 2001:db8::2 -VirtualNetworkId 0f6f1f6a-1d1c-4b8e-9a51-3c1f5b9a7d11").Ok();

        Assert.Equal("one", shell.Run($"Get-CfAccessTarget {filter}").Ok().Single().Properties["Hostname"].Value);
    }

    [Fact]
    public void A_portal_keeps_its_servers_and_what_it_calls_their_tools()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("Set-CfAccessMcpPortal engineering -Servers @{ ServerId = 'tickets'; DefaultDisabled = $true; UpdatedTools = @{ Name = 'search'; Alias = 'find'; Enabled = $true } }").Ok();

        shell.Run("Set-CfAccessMcpPortal engineering -Description 'All tools'").Ok();

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"server_id":"tickets","default_disabled":true,"on_behalf":true,"updated_tools":[{"name":"search","enabled":true,"alias":"find"}]}]"""), shell.LastBody("PUT")["servers"]), shell.LastBody("PUT").ToJsonString());
        Assert.DoesNotContain("id", shell.LastBody("PUT").Select(static field => field.Key));

        shell.Server.Forget();
        var name = shell.Run("(Set-CfAccessMcpPortal engineering -PassThru -Servers @{ ServerId = 'tickets'; DefaultDisabled = $true; OnBehalf = $true; UpdatedTools = @{ Name = 'search'; Alias = 'find'; Enabled = $true } }).Servers[0].Name").Ok().Single();
        Assert.Empty(shell.Writes);
        Assert.Equal("Tickets", name.BaseObject);
    }

    [Theory]
    [InlineData("-CodeMode off", "off", false)]
    [InlineData("-CodeMode enforced", "enforced", true)]
    [InlineData("-AllowCodeMode $false", "off", false)]
    [InlineData("-CodeMode off -AllowCodeMode $false", "off", false)]
    [InlineData("-Description 'All tools'", "opt_in", true)]
    public void The_mode_of_code_is_told_in_one_of_its_two_fields_and_the_other_follows(string parameters, string mode, bool isAllowed)
    {
        using var shell = Shell.OnSandbox();

        shell.Run($"Set-CfAccessMcpPortal engineering {parameters}").Ok();

        var portal = shell.Run("Get-CfAccessMcpPortal engineering").Ok().Single();
        Assert.Equal((mode, (bool?)isAllowed), ((string)portal.Properties["CodeMode"].Value, (bool?)portal.Properties["AllowCodeMode"].Value));
    }

    [Theory]
    [InlineData("Set-CfAccessMcpPortal engineering -CodeMode default_on -AllowCodeMode $false")]
    [InlineData("New-CfAccessMcpPortal sales sales.example.com Sales -CodeMode off -AllowCodeMode $true")]
    public void Two_fields_for_the_mode_of_code_that_contradict_each_other_are_refused(string command)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("contradict", shell.Run(command).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void A_synchronization_that_failed_is_an_error_though_the_answer_is_good()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessMcpServer notes https://mcp.notes.example/mcp oauth Notes").Ok();

        var result = shell.Run("'notes', 'tickets' | Sync-CfAccessMcpServer");

        Assert.StartsWith("CfAccessSyncFailed", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("authentication required", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("ready", result.Output.Single().Properties["Status"].Value);
    }

    [Fact]
    public void The_email_of_a_user_is_sent_as_confirmation_and_cannot_be_changed()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessUser ann@example.com -Name 'Ann B.'; [pscustomobject]@{ Email = 'bob@example.com' } | Set-CfAccessUser -Name 'Bob B.'").Ok();
        Assert.Equal(("bob@example.com", "Bob B."), (shell.LastBody("PUT")["email"]!.GetValue<string>(), shell.LastBody("PUT")["name"]!.GetValue<string>()));

        shell.Server.Forget();
        Assert.NotEmpty(shell.Run("Set-CfAccessUser ann@example.com -Email ann.b@example.com").Errors);
        Assert.Contains("fixed", shell.Run("$u = Get-CfAccessUser ann@example.com; $u.Email = 'ann.b@example.com'; $u | Set-CfAccessUser").Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("fixed", shell.Run("Set-CfAccessUser ann@example.com -Clear Email").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void What_is_fixed_once_it_is_made_is_not_changed_in_silence()
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("fixed", shell.Run("$s = Get-CfAccessMcpServer tickets; $s.Hostname = 'https://other.example/mcp'; $s | Set-CfAccessMcpServer").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    public void A_log_is_read_to_its_end_however_deep_its_pages_go(int? depth)
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { UnknownRequestLogDepth = depth });
        var begin = DateTimeOffset.UtcNow.AddDays(-20);
        for (var row = 0; row < 2500; row++)
        {
            // Five in each second, and in one second more than there are on a page.
            var time = begin.AddSeconds(row < 1200 ? row / 5 : 400);
            shell.Sandbox.Log(new JsonObject { ["action"] = "login", ["allowed"] = true, ["created_at"] = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), ["ray_id"] = $"{row:x16}", ["user_email"] = "late@example.com" });
            if (depth is not null && row == 1900)
            {
                break;
            }
        }

        var expected = depth is null ? 2500 : 1901;
        foreach (var order in new[] { string.Empty, "-OldestFirst" })
        {
            var rays = shell.Run($"Get-CfAccessRequestLog -Email late@example.com {order} | ForEach-Object RayId").Ok().Select(static ray => ray.ToString()).ToList();
            Assert.Equal(expected, rays.Count);
            Assert.Equal(expected, rays.Distinct().Count());
        }
    }

    [Fact]
    public void A_log_is_followed_until_enough_was_seen()
    {
        using var shell = Shell.OnSandbox();
        var asked = 0;
        shell.Server.Intercept = request =>
        {
            if (request.Path.EndsWith("/access_requests", StringComparison.Ordinal) && ++asked > 1)
            {
                shell.Sandbox.Log(new JsonObject { ["action"] = "login", ["allowed"] = true, ["created_at"] = DateTimeOffset.UtcNow.ToString("o"), ["ray_id"] = $"{asked:x16}", ["user_email"] = "new@example.com" });
            }

            return null;
        };

        var rays = shell.Run("Get-CfAccessRequestLog -Follow -Every 0:0:0.01 -First 3 | ForEach-Object RayId").Ok().Select(static ray => ray.ToString());

        Assert.Equal(["0000000000000002", "0000000000000003", "0000000000000004"], rays);
    }

    [Theory]
    [InlineData("-Allowed $false", "Allowed", false)]
    [InlineData("-App wiki", "AppDomain", "wiki.example.com")]
    [InlineData("-Email ann@example.com", "UserEmail", "ann@example.com")]
    [InlineData("-Email ann@*", "UserEmail", "ann@example.com")]
    public void The_log_is_filtered_by_values(string filter, string property, object value)
    {
        using var shell = Shell.OnSandbox();

        var all = shell.Run("Get-CfAccessRequestLog").Ok().Count;
        var rows = shell.Run($"Get-CfAccessRequestLog {filter}").Ok();
        var rest = shell.Run($"Get-CfAccessRequestLog {filter} -Not {filter.Split(' ')[0].TrimStart('-')}").Ok();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(value, row.Properties[property].Value));
        Assert.All(rest, row => Assert.NotEqual(value, row.Properties[property].Value));
        Assert.Equal(all, rows.Count + rest.Count);
    }

    [Fact]
    public void The_log_is_read_for_apps_and_for_users_that_come_down_the_pipeline()
    {
        using var shell = Shell.OnSandbox();

        Assert.All(shell.Run("Get-CfAccessApp wiki | Get-CfAccessRequestLog").Ok(), static row => Assert.Equal("wiki.example.com", row.Properties["AppDomain"].Value));
        Assert.Equal(["ann@example.com", "wiki.example.com"], shell.Run("$row = Get-CfAccessUser ann@example.com | Get-CfAccessRequestLog -App wiki -First 1; $row.UserEmail; $row.AppDomain").Ok().Select(static value => value.BaseObject));
        Assert.StartsWith("InputObjectNotBound,", shell.Run("Get-CfAccessGroup Engineering | Get-CfAccessRequestLog").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_the_API_does_not_describe_is_said_to_be_one()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("Get-CfAccessRequestLog -Country FR");

        Assert.Contains("-Country", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(150, result.Output.Count);
    }

    [Fact]
    public void The_doctor_says_what_may_be_read_and_what_to_do()
    {
        using var shell = Shell.OnSandbox();

        var healthy = shell.Run("Test-CfAccessConnection").Ok();
        Assert.All(healthy, static check => Assert.Equal("Passed", check.Properties["Status"].Value));
        Assert.Contains("requests left", healthy[^1].Properties["Detail"].Value.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);

        shell.Sandbox.Options.GrantAccess = false;
        var blind = shell.Run("Test-CfAccessConnection").Ok();
        var apps = blind.Single(static check => (string)check.Properties["Name"].Value == "App");
        Assert.Equal("Failed", apps.Properties["Status"].Value);
        Assert.Contains("Access: Apps and Policies Read", (string)apps.Properties["Remedy"].Value, StringComparison.Ordinal);
        Assert.Equal("Unknown", blind.Single(static check => (string)check.Properties["Name"].Value == "RequestLog").Properties["Status"].Value);

        shell.Sandbox.Options.AccessEnabled = false;
        Assert.Equal("Failed", shell.Run("Test-CfAccessConnection").Ok()[^1].Properties["Status"].Value);

        shell.Sandbox.Options.Token = "another";
        Assert.Equal("Failed", Assert.Single(shell.Run("Test-CfAccessConnection").Ok()).Properties["Status"].Value);
    }

    [Fact]
    public void DNS_over_HTTPS_is_set_where_there_was_none_and_keeps_what_is_not_named()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessOrganizationDoh monitoring -DohJwtDuration 24h").Ok();
        shell.Run("Set-CfAccessOrganizationDoh -DohJwtDuration 12h").Ok();

        var doh = shell.Run("Get-CfAccessOrganizationDoh").Ok().Single();
        Assert.Equal(("monitoring", "12h"), ((string)doh.Properties["Name"].Value, (string)doh.Properties["DohJwtDuration"].Value));
    }
}
