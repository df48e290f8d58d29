using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>What <c>Connect-CfAccess</c> verifies and refuses.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public void Connect_verifies_the_token_as_an_account_token_and_then_as_a_user_token()
    {
        using var shell = Shell.Unconnected();

        var context = shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri $u -PassThru", shell.Credentials).Ok().Single();

        Assert.Equal(["GET tokens/verify", "GET user/tokens/verify"], shell.Sent);
        Assert.Equal("Live", context.Properties["Environment"].Value);
    }

    [Fact]
    public void A_wrong_token_does_not_connect()
    {
        using var shell = Shell.Unconnected();

        var result =
            shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri $u", [.. shell.Credentials.Skip(1), ("t", Secret.Of("wrong"))]);

        Assert.StartsWith("CfAccessUnauthenticated", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessContext").Ok());
    }

    [Theory]
    [InlineData("Connect-CfAccess -ApiToken $t -BaseUri $u", "CLOUDFLARE_ACCOUNT_ID")]
    [InlineData("Connect-CfAccess -ApiToken $t -AccountId 123 -BaseUri $u", "123")]
    [InlineData("Connect-CfAccess -AccountId $a -BaseUri $u", "CLOUDFLARE_API_TOKEN")]
    public void A_missing_or_wrong_parameter_is_an_error_before_any_request(string command, string names)
    {
        using var shell = Shell.Unconnected();

        Assert.Contains(names, shell.Run(command, shell.Credentials).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void The_base_URI_must_be_https_or_loopback()
    {
        using var shell = Shell.Unconnected();

        var error =
            shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri http://api.example.com/client/v4", shell.Credentials).Error;

        Assert.Contains("https", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessContext").Ok());
    }
}
