using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

public sealed class NothingIsSurprisingTests
{
    /// <summary>Every change that a cmdlet can make, on the small company of the sandbox.</summary>
    public static TheoryData<string> Changes => new(
        "New-CfAccessApp 'New' -Domain new.example.com",
        "Set-CfAccessApp wiki -SessionDuration 1h",
        "Remove-CfAccessApp wiki",
        "Revoke-CfAccessAppToken wiki",
        "New-CfAccessPolicy P -Decision allow -Include everyone",
        "New-CfAccessPolicy P -App wiki -Precedence 9 -Decision allow -Include everyone",
        "Get-CfAccessPolicy | Select-First | Set-CfAccessPolicy -Name Q",
        "Get-CfAccessPolicy | Remove-CfAccessPolicy",
        "New-CfAccessGroup G -Include everyone",
        "Set-CfAccessGroup Engineering -Name G2",
        "Remove-CfAccessGroup Engineering",
        "New-CfAccessIdentityProvider S -Type saml -Config @{ IssuerUrl = 'https://idp.example.com'; SsoTargetUrl = 'https://idp.example.com/sso' }",
        "Get-CfAccessIdentityProvider -Type onetimepin | Set-CfAccessIdentityProvider -Name PIN2",
        "Get-CfAccessIdentityProvider | Remove-CfAccessIdentityProvider",
        "New-CfAccessServiceToken T",
        "Get-CfAccessServiceToken | Set-CfAccessServiceToken -Enabled $false",
        "Get-CfAccessServiceToken | Update-CfAccessServiceToken",
        "Get-CfAccessServiceToken | Reset-CfAccessServiceToken",
        "Get-CfAccessServiceToken | Remove-CfAccessServiceToken",
        "New-CfAccessUser new@example.com -Name New",
        "Set-CfAccessUser ann@example.com -Name Ann2",
        "Remove-CfAccessUser ann@example.com",
        "Revoke-CfAccessUserSession ann@example.com",
        "Get-CfAccessCertificate | Set-CfAccessCertificate -Name C2",
        "Get-CfAccessCertificate | Remove-CfAccessCertificate",
        "New-CfAccessTag t",
        "Get-CfAccessTag | Select-First | Rename-CfAccessTag -NewName t2",
        "Get-CfAccessTag | Remove-CfAccessTag",
        "New-CfAccessGatewayCa",
        "New-CfAccessOrganization Second second.cloudflareaccess.com",
        "Set-CfAccessOrganization -SessionDuration 12h",
        "Set-CfAccessAppSetting wiki -AllowIframe $true",
        "New-CfAccessAppCertificateAuthority 'git over ssh'",
        "Get-CfAccessPolicy -App wiki | Where-Object { -not $_.Reusable } | ConvertTo-CfAccessReusablePolicy",
        "Set-CfAccessCertificateSetting wiki.example.com -ChinaNetwork $true",
        "Get-CfAccessIdentityProvider -Type okta | New-CfAccessIdpFederationGrant",
        "Set-CfAccessSigningKey 90",
        "Reset-CfAccessSigningKey",
        "Set-CfAccessUserSeat ann@example.com -GatewaySeat $false",
        "Remove-CfAccessUserSeat ann@example.com",
        "Add-CfAccessAppPolicy wiki -Policy Administrators",
        "Remove-CfAccessAppPolicy wiki -Policy Employees",
        "Move-CfAccessPolicy Employees -App wiki -Precedence 1",
        "Start-CfAccessPolicyTest Engineers",
        "Set-CfAccessOrganizationDoh monitoring",
        "New-CfAccessCustomPage New forbidden '<h1>No</h1>'",
        "Set-CfAccessCustomPage Denied -Name Refused",
        "Remove-CfAccessCustomPage Denied",
        "New-CfAccessTarget one -IpAddress 10.0.0.1",
        "'one', 'two' | ForEach-Object { [pscustomobject]@{ Hostname = $_; IpAddress = '10.0.0.1' } } | New-CfAccessTarget",
        "Set-CfAccessTarget db-1 -IpAddress 10.0.0.9",
        "Remove-CfAccessTarget db-1",
        "Get-CfAccessTarget | Remove-CfAccessTarget",
        "New-CfAccessMcpServer notes https://mcp.notes.example/mcp unauthenticated Notes",
        "Set-CfAccessMcpServer tickets -Description 'All tickets'",
        "Sync-CfAccessMcpServer tickets",
        "Remove-CfAccessMcpServer tickets",
        "New-CfAccessMcpPortal sales sales.example.com Sales",
        "Set-CfAccessMcpPortal engineering -Description 'All tools'",
        "Remove-CfAccessMcpPortal engineering",
        "New-CfAccessSamlCertificate 'Partner SAML'",
        "Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId f174e90a-fafe-4643-bbbc-4a0ed4fc8415",
        "Invoke-CfAccessRequest access/tags -Method POST -Body @{ name = 't' }");

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIf_sends_no_write(string change)
    {
        using var shell = Shell.OnSandbox();

        shell.Run($"$WhatIfPreference = $true; {change}").Ok();

        Assert.Empty(shell.Writes);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Without_WhatIf_the_same_command_writes(string change)
    {
        using var shell = Shell.OnSandbox();

        shell.Run($"$ConfirmPreference = 'None'; {change}");

        Assert.NotEmpty(shell.Writes);
    }

    [Fact]
    public void WhatIf_shows_what_each_field_was_and_will_be()
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
    [InlineData("Revoke-CfAccessUserSession ann@example.com -Devices -WarpReauth", "Revoke all sessions, also of devices, and make WARP log in again")]
    public void WhatIf_says_all_that_would_be_done_in_words_of_a_person(string command, string words)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(words, shell.Render($"{command} -WhatIf -Context $context", 1000), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_shows_a_yes_or_no_whose_name_ends_like_a_secret()
    {
        using var shell = Shell.OnSandbox();

        var text = shell.Render("Set-CfAccessApp wiki -Context $context -CorsHeaders @{ AllowedMethods = 'GET'; AllowedOrigins = 'https://example.com'; AllowCredentials = $false } -WhatIf", 1000);

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
    [InlineData("Set-CfAccessMcpPortal engineering -Servers @{ ServerId = 'tickets'; DefaultDisabled = $true }", "servers: [{\"server_id\":\"tickets\",\"default_disabled\":false,\"on_behalf\":true}] → [{\"server_id\":\"tickets\",\"default_disabled\":true}]")]
    public void WhatIf_names_what_is_changed_as_a_person_would(string command, string text)
    {
        using var shell = Shell.OnSandbox();
        const string Setup = "$PSDefaultParameterValues = @{ '*-CfAccess*:Context' = $context }; $app = Get-CfAccessApp wiki; $policy = Get-CfAccessPolicy Employees; $provider = Get-CfAccessIdentityProvider Okta; ";

        var shown = shell.Render($"{Setup}{command} -WhatIf").ReplaceLineEndings("\n");

        Assert.Contains(text, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_Revoke_and_Reset_ask_and_every_change_can_be_asked_about()
    {
        using var shell = Shell.OnSandbox();
        foreach (var command in shell.Run("Get-Command -Module CloudflareAccess -CommandType Cmdlet").Ok().Select(static command => (CmdletInfo)command.BaseObject))
        {
            var attribute = (CmdletAttribute)command.ImplementingType.GetCustomAttributes(typeof(CmdletAttribute), false).Single();
            Assert.Equal(command.Verb is not ("Get" or "Connect" or "Disconnect" or "Select" or "Test") && command.Name != "New-CfAccessRule", attribute.SupportsShouldProcess);
            if (command.Verb is "Remove" or "Revoke" or "Reset")
            {
                Assert.Equal(ConfirmImpact.High, attribute.ConfirmImpact);
            }
        }
    }

    [Fact]
    public void Set_returns_nothing_unless_PassThru()
    {
        using var shell = Shell.OnSandbox();

        Assert.Empty(shell.Run("Set-CfAccessGroup Engineering -Name Eng").Ok());
        Assert.Equal("Engineering", shell.Run("Set-CfAccessGroup Eng -Name Engineering -PassThru").Ok().Single().Properties["Name"].Value);
    }

    [Fact]
    public void Stopping_after_the_first_of_many_pages_has_sent_one_request()
    {
        using var shell = Shell.OnSandbox(new Sandbox.SandboxOptions { Empty = true });
        for (var number = 0; number < 1100; number++)
        {
            shell.Sandbox.Send(
                "POST",
                $"/client/v4/accounts/{shell.Sandbox.Options.AccountId}/access/users",
                new Dictionary<string, string> { ["Authorization"] = $"Bearer {shell.Sandbox.Options.Token}", ["Content-Type"] = "application/json" },
                $$"""{"email":"user{{number}}@example.com","name":"User {{number}}"}""");
        }

        Assert.Single(shell.Run("Get-CfAccessUser | Select-First").Ok());
        Assert.Single(shell.Sent);

        shell.Server.Forget();
        Assert.Equal(1100, shell.Run("Get-CfAccessUser").Ok().Count);
        Assert.Equal(2, shell.Sent.Count);
    }

    [Fact]
    public void Paging_costs_only_the_pages_that_it_needs_and_asks_for_accepted_sizes()
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(3, shell.Run("Get-CfAccessUser -First 3").Ok().Count);
        Assert.Equal(10, shell.Run("Get-CfAccessUser -Skip 10 -First 10").Ok().Count);
        var counted = shell.Run("Get-CfAccessUser -First 1 -IncludeTotalCount").Ok();
        Assert.Equal(2, counted.Count);
        Assert.Equal(40ul, counted[0].BaseObject);

        Assert.Equal(["page=1&per_page=5", "page=2&per_page=10", "page=1&per_page=1"], shell.Sent.Select(static line => line[(line.IndexOf('?', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void Skip_and_First_count_what_the_wildcard_lets_through()
    {
        using var shell = Shell.OnSandbox();
        var all = shell.Run("Get-CfAccessUser *a* | ForEach-Object Email").Ok().Select(static email => email.ToString()).ToList();

        var some = shell.Run("Get-CfAccessUser *a* -Skip 2 -First 3 | ForEach-Object Email").Ok().Select(static email => email.ToString());

        Assert.Equal(all.Skip(2).Take(3), some);
    }

    [Fact]
    public void Property_names_are_the_next_cmdlets_parameters()
    {
        using var shell = Shell.OnSandbox();

        Assert.NotEmpty(shell.Run("Get-CfAccessApp wiki | Get-CfAccessPolicy").Ok());
        Assert.NotEmpty(shell.Run("Get-CfAccessUser ann@example.com | Get-CfAccessUserSession").Ok());
        shell.Run("[pscustomobject]@{ Email = 'ann@example.com'; Left = '2026-01-31' } | Revoke-CfAccessUserSession -Confirm:$false").Ok();
        Assert.Empty(shell.Run("Get-CfAccessUser ann@example.com | Get-CfAccessUserSession").Ok());
    }

    /// <summary>A row of a CSV file, and an object that is about another, mean what their properties say.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ Email = 'ann@example.com'; Name = 'Ann Somebody' } | Get-CfAccessUser", "ann@example.com")]
    [InlineData("[pscustomobject]@{ Name = 'wiki'; Owner = 'Ann' } | Get-CfAccessApp", "wiki")]
    [InlineData("[pscustomobject]@{ Name = 'eng*' } | Get-CfAccessGroup", "Engineering")]
    [InlineData("[pscustomobject]@{ Hostname = 'db-1' } | Get-CfAccessTarget", "db-1")]
    [InlineData("Get-CfAccessApp wiki | ForEach-Object { [pscustomobject]@{ Name = $_.Domain; Id = $_.Id } } | Get-CfAccessApp", "wiki")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Get-CfAccessUser", "bob@example.com")]
    [InlineData("Get-CfAccessUserIdentity bob@example.com | Get-CfAccessUser", "bob@example.com")]
    [InlineData("Get-CfAccessUserFailedLogin ann@example.com | Get-CfAccessUser", "ann@example.com")]
    [InlineData("Get-CfAccessRequestLog -Email bob@example.com -First 1 | Get-CfAccessUser", "bob@example.com")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Get-CfAccessUserIdentity", "bob@example.com")]
    [InlineData("Get-CfAccessUserIdentity bob@example.com | Get-CfAccessUserSession", "bob@example.com-grafana")]
    public void A_row_or_an_object_about_another_means_what_its_properties_say(string command, string label)
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(label, Assert.Single(shell.Run(command).Ok()).ToString());
    }

    [Theory]
    [InlineData("Get-CfAccessUserIdentity bob@example.com | Remove-CfAccessUserSeat -Confirm:$false")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Set-CfAccessUserSeat -AccessSeat $false")]
    public void A_seat_is_changed_for_whom_an_identity_or_a_session_is_about(string command)
    {
        using var shell = Shell.OnSandbox();

        shell.Run(command).Ok();

        Assert.False(shell.Sandbox.Document("users", "bob@example.com")["access_seat"]!.GetValue<bool>());
    }

    /// <summary>What an object prints is no name: nothing is looked up, made or ended by it.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ Colour = 'red' } | Get-CfAccessApp", "InputObjectNotBound")]
    [InlineData("[pscustomobject]@{ Colour = 'red' } | New-CfAccessTag", "InputObjectNotBound")]
    [InlineData("[pscustomobject]@{ Colour = 'red' } | Revoke-CfAccessUserSession -Confirm:$false", "InputObjectNotBound")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Revoke-CfAccessUserSession -Confirm:$false", "CfAccessInvalidValue")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Remove-CfAccessUser -Confirm:$false", "CfAccessWrongKind")]
    [InlineData("Get-CfAccessApp wiki | Get-CfAccessGroup", "CfAccessNotFound")]
    [InlineData("Get-CfAccessApp wiki | Get-CfAccessTag", "CfAccessNotFound")]
    public void What_an_object_prints_is_not_taken_for_a_name(string command, string id)
    {
        using var shell = Shell.OnSandbox();

        Assert.StartsWith(id + ",", shell.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void A_number_of_any_answer_is_whole_where_it_is_whole()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(200, """{"success":true,"result":{"app_count":1,"share":0.5}}""");

        var tag = shell.Run("Invoke-CfAccessRequest access/tags/internal").Ok().Single();

        Assert.Equal(1L, tag.Properties["app_count"].Value);
        Assert.Equal(0.5, tag.Properties["share"].Value);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'Ann B.'; Email = 'ann.b@example.com' } | New-CfAccessUser", """{"email":"ann.b@example.com","name":"Ann B."}""")]
    [InlineData("[pscustomobject]@{ Name = 'docs'; Type = ''; Domain = 'docs.example.com'; SessionDuration = ''; AppLauncherVisible = 'False'; AllowIframe = ''; Tags = 'internal'; Owner = 'Ann' } | New-CfAccessApp", """{"name":"docs","domain":"docs.example.com","app_launcher_visible":false,"tags":["internal"],"type":"self_hosted"}""")]
    [InlineData("[pscustomobject]@{ Name = 'ci'; Duration = '8760h'; Enabled = 'true' } | New-CfAccessServiceToken", """{"name":"ci","duration":"8760h","enabled":true}""")]
    [InlineData("[pscustomobject]@{ App = 'wiki'; Name = 'P'; Decision = 'deny'; ApprovalRequired = '' } | New-CfAccessPolicy -Include everyone", """{"name":"P","decision":"deny","include":[{"everyone":{}}]}""")]
    [InlineData("[pscustomobject]@{ Name = 'P'; Type = 'forbidden'; CustomHtml = 'No'; ContractVersion = '' } | New-CfAccessCustomPage", """{"name":"P","type":"forbidden","custom_html":"No"}""")]
    [InlineData("[pscustomobject]@{ Name = 'C'; Path = $path } | New-CfAccessCertificate", null)]
    public void A_row_of_a_table_is_made_with_all_that_its_cells_say(string command, string? body)
    {
        using var shell = Shell.OnSandbox();
        var pem = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(pem, Rig.Pem);

        shell.Run(command, ("path", pem)).Ok();

        File.Delete(pem);
        Assert.True(body is null || JsonNode.DeepEquals(JsonNode.Parse(body), shell.LastBody("POST")), shell.LastBody("POST").ToJsonString());
        Assert.Equal(command.Contains("App = 'wiki'", StringComparison.Ordinal), Assert.Single(shell.Writes).Contains("/policies", StringComparison.Ordinal) && shell.Writes[0].StartsWith("POST access/apps/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_that_is_neither_yes_nor_no_is_an_error_and_the_other_rows_are_made()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("[pscustomobject]@{ Name = 'a'; Enabled = 'perhaps' }, [pscustomobject]@{ Name = 'b'; Enabled = 'False' }, [pscustomobject]@{ Name = 'c' } | New-CfAccessServiceToken");

        Assert.Contains("'perhaps' is neither True nor False", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal([("b", false), ("c", true)], result.Output.Select(static token => ((string)token.Properties["Name"].Value, (bool)token.Properties["Enabled"].Value)));
    }

    /// <summary>Texts, lists of texts and yes or no, with a place where one is; rules, references and settings are said by parameter.</summary>
    [Fact]
    public void New_takes_simple_fields_by_property_name_and_Set_takes_none()
    {
        using var shell = Shell.OnSandbox();
        Type[] simple = [typeof(string), typeof(string[]), typeof(bool?), typeof(int?), typeof(long?)];
        string[] said = ["ZoneId", "Precedence", "AllowCodeMode"];
        var commands = shell.Run("Get-Command -Module CloudflareAccess -Verb New, Set").Ok().Select(static command => (CmdletInfo)command.BaseObject)
            .Where(static command => command.Parameters.ContainsKey("ThrottleLimit") && !command.Name.EndsWith("Setting", StringComparison.Ordinal) && !command.Name.EndsWith("Seat", StringComparison.Ordinal)).ToList();
        var wrong = commands.SelectMany(command => command.ParameterSets.SelectMany(static set => set.Parameters)
            .Where(parameter => simple.Contains(parameter.ParameterType) && !said.Contains(parameter.Name) && (command.Noun != "CfAccessTarget" || parameter.Name == "Hostname"))
            .Where(parameter => !parameter.Name.StartsWith("Error", StringComparison.Ordinal) && !Cmdlet.CommonParameters.Contains(parameter.Name) && parameter.Name != "Clear")
            .Where(parameter => parameter.ValueFromPipelineByPropertyName != (command.Verb == "New"))
            .Select(parameter => $"{command.Name} -{parameter.Name}"));

        Assert.True(commands.Count > 20);
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void An_object_that_is_piped_to_New_gives_its_simple_fields_and_nothing_of_the_server()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Get-CfAccessServiceToken ci-deploy | New-CfAccessServiceToken -Name again").Ok();
        Assert.Equal(["duration", "enabled", "name"], shell.LastBody("POST").Select(static field => field.Key).Order(StringComparer.Ordinal));

        shell.Run("Get-CfAccessApp payroll | New-CfAccessApp -Name again -Domain again.example.com").Ok();
        var body = shell.LastBody("POST");
        Assert.Equal(("again", "again.example.com", "1h", """["finance"]"""), ((string?)body["name"], (string?)body["domain"], (string?)body["session_duration"], body["tags"]!.ToJsonString()));
        Assert.DoesNotContain(body, static field => field.Key is "id" or "uid" or "aud" or "created_at" or "updated_at" or "policies" or "destinations");

        // Who is let in is never guessed.
        Assert.NotEmpty(shell.Run("Get-CfAccessGroup Engineering | New-CfAccessGroup -Name again").Errors);
        Assert.Equal(2, shell.Writes.Count);
    }

    [Fact]
    public void An_object_that_is_piped_to_Set_changes_nothing_by_its_own_properties()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Get-CfAccessApp | Set-CfAccessApp; Get-CfAccessServiceToken | Set-CfAccessServiceToken; Get-CfAccessUser ann@example.com | Set-CfAccessUser").Ok();

        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void A_row_of_text_says_yes_or_no_and_what_is_neither_is_an_error()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("""
            [pscustomobject]@{ Hostname = 'wiki.example.com'; ChinaNetwork = 'false'; ClientCertificateForwarding = 'True' },
            [pscustomobject]@{ Hostname = 'grafana.example.com'; ChinaNetwork = 'maybe'; ClientCertificateForwarding = 'True' },
            [pscustomobject]@{ Hostname = 'payroll.example.com'; ChinaNetwork = ''; ClientCertificateForwarding = 'TRUE' } | Set-CfAccessCertificateSetting
            """);

        Assert.Contains("'maybe' is neither True nor False", result.Error.ToString(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(
            """{"settings":[{"hostname":"wiki.example.com","china_network":false,"client_certificate_forwarding":true},{"hostname":"payroll.example.com","client_certificate_forwarding":true,"china_network":false}]}"""),
            shell.LastBody("PUT")), shell.LastBody("PUT").ToJsonString());
    }

    /// <summary>PowerShell does not turn text into a yes or no, and leaves out what it cannot convert when it binds by property name.</summary>
    [Fact]
    public void Every_yes_or_no_that_a_row_can_say_is_taken_as_text()
    {
        using var shell = Shell.OnSandbox();
        var flags = shell.Run("Get-Command -Module CloudflareAccess -CommandType Cmdlet").Ok()
            .SelectMany(static command => ((CmdletInfo)command.BaseObject).Parameters.Values)
            .Where(static parameter => parameter.ParameterType == typeof(bool?) && parameter.ParameterSets.Values.Any(static set => set.ValueFromPipelineByPropertyName))
            .ToList();

        Assert.NotEmpty(flags);
        Assert.All(flags, static flag => Assert.Contains(flag.Attributes, static attribute => attribute.GetType().Name == "CellAttribute"));
    }

    [Theory]
    [InlineData("Get-CfAccessAppCertificateAuthority")]
    [InlineData("Get-CfAccessAppCertificateAuthority wiki")]
    public void Authorities_of_apps_are_removed_as_they_are_listed(string list)
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessAppCertificateAuthority wiki").Ok();

        shell.Run($"{list} | Remove-CfAccessAppCertificateAuthority -Confirm:$false").Ok();

        Assert.StartsWith($"DELETE access/apps/{shell.Sandbox.Document("apps", "wiki")["id"]}/ca", shell.Writes[^1], StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessAppCertificateAuthority").Ok());
    }

    [Fact]
    public void The_SAML_certificate_of_a_provider_is_found_by_the_provider()
    {
        using var shell = Shell.OnSandbox();
        Assert.Contains("New-CfAccessSamlCertificate", shell.Run("Get-CfAccessIdentityProvider 'Partner SAML' | Get-CfAccessSamlCertificate").Error.ToString(), StringComparison.Ordinal);
        var made = (string)shell.Run("(New-CfAccessSamlCertificate 'Partner SAML').Id").Ok().Single().BaseObject;

        foreach (var command in new[]
        {
            "Get-CfAccessIdentityProvider 'Partner SAML' | Get-CfAccessSamlCertificate", "Get-CfAccessSamlCertificate 'Partner SAML'", $"Get-CfAccessSamlCertificate {made}",
            "Get-CfAccessSamlCertificate | Get-CfAccessSamlCertificate", "[pscustomobject]@{ SamlCertificateSetId = $set } | Get-CfAccessSamlCertificate",
        })
        {
            Assert.Equal(made, shell.Run(command, ("set", made)).Ok().Single().Properties["Id"].Value);
        }

        Assert.StartsWith("-----BEGIN", (string)shell.Run("Get-CfAccessSamlCertificate 'Partner SAML' -AsPem").Ok().Single().BaseObject, StringComparison.Ordinal);
        var unknown = shell.Run("Get-CfAccessSamlCertificate Nobody").Error.ToString();
        Assert.Contains("Nobody", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("-Name", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_an_object_above_says_to_which()
    {
        using var shell = Shell.OnSandbox();

        var uri = shell.Run("(Get-CfAccessMcpPortal engineering).Servers | Get-CfAccessMcpRedirectUri engineering").Ok().Single();
        Assert.Equal(("engineering", "tickets"), ((string)uri.Properties["PortalId"].Value, (string)uri.Properties["ServerId"].Value));
        var setting = shell.Run("Set-CfAccessAppSetting wiki -AllowIframe $true -PassThru").Ok().Single();
        Assert.Equal((string?)shell.Sandbox.Document("apps", "wiki")["id"], setting.Properties["AppId"].Value);
    }

    [Fact]
    public void A_reference_is_an_id_a_name_or_an_object()
    {
        using var shell = Shell.OnSandbox();

        var counts = shell.Run("$app = Get-CfAccessApp wiki; @(Get-CfAccessPolicy -App wiki).Count; @(Get-CfAccessPolicy -App $app.Id).Count; @(Get-CfAccessPolicy -App $app).Count").Ok();

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
        Assert.All(shell.Run("Get-CfAccessApp twin | ForEach-Object Id").Ok(), id => Assert.Contains(id.ToString(), error.ToString(), StringComparison.Ordinal));
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void A_wildcard_without_a_match_is_nothing_and_a_literal_is_an_error_that_stops_nobody()
    {
        using var shell = Shell.OnSandbox();

        Assert.Empty(shell.Run("Get-CfAccessApp nobody*").Ok());

        var result = shell.Run("Get-CfAccessApp nobody, wiki");
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal("wiki", result.Output.Single().Properties["Name"].Value);
    }

    [Fact]
    public void One_bad_item_does_not_stop_the_others()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("'one', 'wiki', ('x' * 40), 'two' | New-CfAccessTag");

        Assert.Equal(["one", "wiki", "two"], result.Output.Select(static tag => tag.Properties["Name"].Value));
        Assert.Single(result.Errors);
    }

    /// <summary>A console tells the formatter one column less than it has. In a narrow one, columns are left out; none is cut to a few letters.</summary>
    [Theory]
    [InlineData(120)]
    [InlineData(81)]
    [InlineData(80)]
    public void Default_views_are_tables_that_fit(int width)
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessServiceToken fresh; New-CfAccessGatewayCa; New-CfAccessIdpFederationGrant Okta; New-CfAccessAppCertificateAuthority wiki; Set-CfAccessCertificateSetting wiki.example.com; New-CfAccessSamlCertificate 'Partner SAML'; Set-CfAccessOrganizationDoh monitoring").Ok();
        var commands = new[]
        {
            "Get-CfAccessApp", "Get-CfAccessPolicy", "Get-CfAccessApp wiki | Get-CfAccessPolicy", "Get-CfAccessGroup", "Get-CfAccessIdentityProvider",
            "Get-CfAccessServiceToken", "Get-CfAccessUser", "Get-CfAccessUser ann@example.com | Get-CfAccessUserSession",
            "Get-CfAccessUser | Get-CfAccessUserFailedLogin", "Get-CfAccessRequestLog -First 20", "Get-CfAccessCertificate", "Get-CfAccessTag",
            "Get-CfAccessGatewayCa", "Get-CfAccessIdpFederationGrant", "Get-CfAccessAuthenticatorAaguid", "Get-CfAccessSigningKey", "Get-CfAccessOrganization",
            "Get-CfAccessAppCertificateAuthority", "Get-CfAccessCertificateSetting", "Get-CfAccessCustomPage", "Test-CfAccessCustomPage login '<script>'", "Get-CfAccessTarget",
            "Get-CfAccessMcpPortal", "Get-CfAccessMcpServer", "Sync-CfAccessMcpServer tickets", "Get-CfAccessMcpRedirectUri engineering tickets", "Get-CfAccessSamlCertificate",
            "Get-CfAccessScimUser Okta", "Get-CfAccessScimGroup Okta", "Get-CfAccessScimLog Okta", "Get-CfAccessJitRequestLog", "Get-CfAccessUserIdentity ann@example.com",
            "Get-CfAccessAppUserCheck wiki", "Start-CfAccessPolicyTest Engineers", "Test-CfAccessPolicy Engineers", "Get-CfAccessOrganizationDoh", "Test-CfAccessConnection",
        };
        foreach (var command in commands)
        {
            var text = shell.Render(command.Replace(" |", " -Context $context |", StringComparison.Ordinal) + " -Context $context", width);
            var lines = text.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0).ToList();
            Assert.True(lines.Count > 2, $"{command} shows no table: {text}");
            Assert.All(lines, line => Assert.True(line.Length <= width, line));
            Assert.True(Regex.IsMatch(lines[1], "^[- ]+$"), $"{command}: the header is broken: {text}");
        }
    }

    [Fact]
    public void Times_are_DateTimeOffset()
    {
        using var shell = Shell.OnSandbox();

        Assert.IsType<DateTimeOffset>(shell.Run("(Get-CfAccessApp wiki).UpdatedAt").Ok().Single().BaseObject);
        Assert.IsType<DateTimeOffset>(shell.Run("(Get-CfAccessUser ann@example.com | Get-CfAccessUserSession | Select-First).Expiration").Ok().Single().BaseObject);
    }

    [Fact]
    public async Task Stopping_a_command_ends_the_request_under_way()
    {
        using var shell = Shell.OnSandbox();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        shell.Server.Intercept = _ =>
        {
            asked.TrySetResult();
            return Fault.Hold(never.Task);
        };
        using var output = new PSDataCollection<PSObject>();
        using var command = shell.Begin("Get-CfAccessApp", output);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
        never.SetResult();
    }

    [Fact]
    public async Task Waiting_for_the_rate_limit_says_for_how_long_and_can_be_stopped()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(429, """{"success":false,"errors":[{"code":10100,"message":"rate limited"}]}""", "application/json", ("Retry-After", "240"));
        var shown = new TaskCompletionSource<ProgressRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var output = new PSDataCollection<PSObject>();
        using var command = shell.Begin("Get-CfAccessApp", output, progress => shown.TrySetResult(progress));

        var record = await shown.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(240, record.SecondsRemaining);
        Assert.Contains("rate limit", record.StatusDescription, StringComparison.Ordinal);
        Assert.Single(shell.Sent);
    }
}
