using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Secrets;

/// <summary>No secret is in a stream.</summary>
public sealed class SecretLeakTests
{
    [Fact]
    public void No_secret_is_in_any_stream_at_any_preference()
    {
        using var shell = Shell.OnSandbox();
        const string ClientSecret = "okta-client-s3cret";

        var result = shell.Run(
            """
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            $s = [System.Net.NetworkCredential]::new('', $plain).SecurePassword
            $config = @{ ClientId = 'id9'; OktaAccount = 'https://nine.okta.com' }
            New-CfAccessIdentityProvider Okta9 -Type okta -Config $config -ClientSecret $s | Out-Null
            $t = New-CfAccessServiceToken ci; $r = $t | Reset-CfAccessServiceToken -Confirm:$false; Get-CfAccessContext
            """,
            ("plain", ClientSecret));

        result.Ok();
        Assert.NotEmpty(result.Debug);
        Assert.Contains(result.Debug, static line => line.Contains("okta_account", StringComparison.Ordinal));
        var secrets = shell.Server.Exchanges
            .Where(static exchange => exchange.Body?.Contains("\"client_secret\"", StringComparison.Ordinal) == true)
            .Select(static exchange => JsonNode.Parse(exchange.Body!)!["result"]?["client_secret"]?.GetValue<string>())
            .OfType<string>()
            .Append(ClientSecret)
            .Append(shell.Sandbox.Options.Token)
            .ToList();
        Assert.True(secrets.Count >= 4);
        var shown = result.EverythingShown
            + shell.Render("$context; $context.ToString()")
            + string.Concat(result.Output.Select(static item => item.ToString()));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    /// <summary>Without this, a search that finds nothing would prove nothing.</summary>
    [Fact]
    public void The_search_finds_a_secret_that_was_requested_as_plain_text()
    {
        using var rig = new Rig();
        var use = new Use("New-CfAccessServiceToken T -AsPlainText");
        rig.Prepare(use);

        Assert.NotEmpty(SecretSearch.Find(rig, rig.Run(use)));
    }
}
