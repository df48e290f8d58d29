using System;
using System.Linq;
using System.Threading;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>The variables of the environment as a connection. They belong to the process, so no other test runs beside these.</summary>
[Collection(SharedEnvironment.Name)]
public sealed class EnvironmentTests : IDisposable
{
    public void Dispose() => EnvironmentVariables.Clear();

    [Fact]
    public void The_variables_of_the_cookbook_are_enough_to_connect()
    {
        using var shell = Shell.Unconnected();
        EnvironmentVariables.Set(EnvironmentVariables.TokenFor(shell.Server));

        Assert.NotEmpty(shell.Run("Get-CfAccessApp").Ok());
        Assert.Equal("Bearer " + shell.Sandbox.Options.Token, shell.Server.Exchanges.Single().Request.Headers["Authorization"]);
    }

    [Fact]
    public void Disconnect_All_also_closes_the_connections_of_the_environment()
    {
        using var shell = Shell.Unconnected();
        EnvironmentVariables.Set(EnvironmentVariables.TokenFor(shell.Server));
        shell.Run("Get-CfAccessApp").Ok();
        Assert.True(shell.Server.Connections > 0);

        shell.Run("Disconnect-CfAccess -All").Ok();

        // Left to itself it would stay open for minutes.
        Assert.True(SpinWait.SpinUntil(() => shell.Server.Connections == 0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Email_and_key_are_sent_in_their_own_headers_and_never_beside_a_token()
    {
        using var shell = Shell.Unconnected();
        EnvironmentVariables.Set(EnvironmentVariables.KeyFor(shell.Server));

        shell.Run("Connect-CfAccess; Get-CfAccessTag").Ok();

        Assert.All(shell.Server.Exchanges, exchange =>
        {
            Assert.Equal(shell.Sandbox.Options.Email, exchange.Request.Headers["X-Auth-Email"]);
            Assert.Equal(shell.Sandbox.Options.ApiKey, exchange.Request.Headers["X-Auth-Key"]);
            Assert.False(exchange.Request.Headers.ContainsKey("Authorization"));
        });
    }

    /// <summary>A script that goes on after the error must not reach another account than it named.</summary>
    [Theory]
    [InlineData("Connect-CfAccess -ApiToken $wrong -AccountId $a -BaseUri $u", "CfAccessUnauthenticated")]
    [InlineData("Connect-CfAccess -ApiToken $t -AccountId 123 -BaseUri $u", "CfAccessInvalidValue")]
    [InlineData("Connect-CfAccess -ApiToken $nothing -AccountId $a -BaseUri $u", "CfAccessInvalidValue")]
    [InlineData("Connect-CfAccess -Email ann@example.com -ApiKey $nothing -AccountId $a -BaseUri $u", "CfAccessInvalidValue")]
    [InlineData("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri http://api.example.com", "CfAccessInvalidValue")]
    public void After_a_failed_connection_there_is_no_default_context_and_the_environment_is_not_used(string connect, string id)
    {
        using var shell = Shell.OnSandbox();
        EnvironmentVariables.Set(EnvironmentVariables.TokenFor(shell.Server));

        var refused = shell.Run(connect, [.. shell.Credentials, ("wrong", Secret.Of("wrong"))]).Error;
        Assert.StartsWith(id + ",", refused.FullyQualifiedErrorId, StringComparison.Ordinal);
        shell.Server.Forget();

        var error = shell.Run("New-CfAccessTag lost").Error;
        Assert.StartsWith("CfAccessNotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("the last Connect-CfAccess failed", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);

        shell.Run("New-CfAccessTag named -Context default; Select-CfAccessContext default; New-CfAccessTag chosen").Ok();
        Assert.Equal(2, shell.Writes.Count);
    }

    [Fact]
    public void Disconnect_All_makes_the_environment_the_fallback_again()
    {
        using var shell = Shell.OnSandbox();
        EnvironmentVariables.Set(EnvironmentVariables.TokenFor(shell.Server));

        Assert.NotNull(shell.Run("Connect-CfAccess -ApiToken $nothing -AccountId $a", shell.Credentials).Error);

        Assert.NotEmpty(shell.Run("Disconnect-CfAccess -All; Get-CfAccessTag").Ok());
    }
}
