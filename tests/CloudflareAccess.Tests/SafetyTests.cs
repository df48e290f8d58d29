using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

public sealed class SafetyTests
{
    [Fact]
    public void No_secret_is_in_any_stream_at_any_preference()
    {
        using var shell = Shell.OnSandbox();
        const string clientSecret = "okta-client-s3cret";

        var result = shell.Run(
            "$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; $s = [System.Net.NetworkCredential]::new('', $plain).SecurePassword; "
            + "New-CfAccessIdentityProvider Okta9 -Type okta -Config @{ ClientId = 'id9'; OktaAccount = 'https://nine.okta.com' } -ClientSecret $s | Out-Null; "
            + "$t = New-CfAccessServiceToken ci; $r = $t | Reset-CfAccessServiceToken -Confirm:$false; Get-CfAccessContext",
            ("plain", clientSecret));

        result.Ok();
        Assert.NotEmpty(result.Debug);
        Assert.Contains(result.Debug, static line => line.Contains("okta_account", StringComparison.Ordinal));
        var secrets = shell.Server.Exchanges
            .Where(static exchange => exchange.Body?.Contains("\"client_secret\"", StringComparison.Ordinal) == true)
            .Select(static exchange => System.Text.Json.Nodes.JsonNode.Parse(exchange.Body!)!["result"]?["client_secret"]?.GetValue<string>())
            .OfType<string>()
            .Append(clientSecret)
            .Append(shell.Sandbox.Options.Token)
            .ToList();
        Assert.True(secrets.Count >= 4);
        var shown = result.EverythingShown + shell.Render("$context; $context.ToString()") + string.Concat(result.Output.Select(static item => item.ToString()));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Verbose_is_method_path_status_time_attempt_and_ray_id()
    {
        using var shell = Shell.OnSandbox();

        var line = Assert.Single(shell.Run("Get-CfAccessTag -Verbose").Verbose);

        Assert.Matches(@"^GET accounts/[0-9a-f]{32}/access/tags 200 \d+ ms, attempt 1, ray \S+$", line);
    }

    [Fact]
    public void A_context_that_was_serialised_has_no_secret_and_is_not_accepted()
    {
        using var shell = Shell.OnSandbox();

        var text = PSSerializer.Serialize(shell.Run("Get-CfAccessContext").Ok().Single(), 5);
        Assert.DoesNotContain(shell.Sandbox.Options.Token, text, StringComparison.Ordinal);

        var error = shell.Run("Get-CfAccessTag -Context $dead", ("dead", PSSerializer.Deserialize(text))).Error;
        Assert.Contains("Context", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void The_base_has_to_be_https_or_this_machine()
    {
        using var shell = Shell.Unconnected();

        var error = shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri http://api.example.com/client/v4", Token(shell), ("a", shell.Sandbox.Options.AccountId)).Error;

        Assert.Contains("https", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessContext").Ok());
    }

    [Fact]
    public void Names_are_escaped_in_paths()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("New-CfAccessTag 'a/b?c#d %2e'; Get-CfAccessTag 'a/b?c#d %2e' | Remove-CfAccessTag -Confirm:$false").Ok();

        Assert.Equal("DELETE access/tags/a%2Fb%3Fc%23d%20%252e", shell.Sent[^1]);
    }

    [Fact]
    public void A_context_belongs_to_its_runspace()
    {
        using var shell = Shell.OnSandbox();
        using var other = Shell.OpenRunspace();
        using var command = PowerShell.Create(other);

        command.AddScript("Get-CfAccessTag");

        command.Invoke();
        Assert.StartsWith("CfAccessNotConnected", Assert.Single(command.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_can_be_handed_to_another_runspace_as_an_object()
    {
        using var shell = Shell.OnSandbox();
        using var other = Shell.OpenRunspace();
        other.SessionStateProxy.SetVariable("cf", shell.Run("Get-CfAccessContext").Ok().Single());
        using var command = PowerShell.Create(other);

        command.AddScript("Get-CfAccessTag -Context $cf");

        Assert.NotEmpty(command.Invoke());
    }

    private static (string, object?) Token(Shell shell) => ("t", new System.Net.NetworkCredential("", shell.Sandbox.Options.Token).SecurePassword);
}
