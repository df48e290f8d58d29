using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>The environment belongs to the process, so these run one after the other.</summary>
[Collection("environment")]
public sealed class ConnectionTests : IDisposable
{
    private static readonly string[] Variables =
    [
        "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_ZONE_ID", "CLOUDFLARE_EMAIL", "CLOUDFLARE_API_KEY", "CLOUDFLARE_API_BASE_URL",
    ];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(static name => name, Environment.GetEnvironmentVariable);

    public ConnectionTests() => SetEnvironment();

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Fact]
    public void The_cookbooks_variables_are_enough()
    {
        using var shell = Shell.Unconnected();
        SetEnvironment(
            ("CLOUDFLARE_API_TOKEN", shell.Sandbox.Options.Token), ("CLOUDFLARE_ACCOUNT_ID", shell.Sandbox.Options.AccountId), ("CLOUDFLARE_API_BASE_URL", shell.Server.BaseUri.ToString()));

        Assert.NotEmpty(shell.Run("Get-CfAccessApp").Ok());
        Assert.Equal("Bearer " + shell.Sandbox.Options.Token, shell.Server.Exchanges.Single().Request.Headers["Authorization"]);
    }

    [Fact]
    public void Disconnecting_all_ends_what_the_variables_connected_too()
    {
        using var shell = Shell.Unconnected();
        SetEnvironment(
            ("CLOUDFLARE_API_TOKEN", shell.Sandbox.Options.Token), ("CLOUDFLARE_ACCOUNT_ID", shell.Sandbox.Options.AccountId), ("CLOUDFLARE_API_BASE_URL", shell.Server.BaseUri.ToString()));
        shell.Run("Get-CfAccessApp").Ok();
        Assert.True(shell.Server.Connections > 0);

        shell.Run("Disconnect-CfAccess -All").Ok();

        // Left to itself it would stay open for minutes.
        Assert.True(SpinWait.SpinUntil(() => shell.Server.Connections == 0, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Email_and_key_are_sent_as_such_and_never_beside_a_token()
    {
        using var shell = Shell.Unconnected();
        SetEnvironment(
            ("CLOUDFLARE_EMAIL", shell.Sandbox.Options.Email), ("CLOUDFLARE_API_KEY", shell.Sandbox.Options.ApiKey),
            ("CLOUDFLARE_ACCOUNT_ID", shell.Sandbox.Options.AccountId), ("CLOUDFLARE_API_BASE_URL", shell.Server.BaseUri.ToString()));

        shell.Run("Connect-CfAccess; Get-CfAccessTag").Ok();

        Assert.All(shell.Server.Exchanges, exchange =>
        {
            Assert.Equal(shell.Sandbox.Options.Email, exchange.Request.Headers["X-Auth-Email"]);
            Assert.Equal(shell.Sandbox.Options.ApiKey, exchange.Request.Headers["X-Auth-Key"]);
            Assert.False(exchange.Request.Headers.ContainsKey("Authorization"));
        });
    }

    [Fact]
    public void Connecting_verifies_the_token_as_the_accounts_and_then_as_the_users()
    {
        using var shell = Shell.Unconnected();

        var context = shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri $u -PassThru", Sign(shell)).Ok().Single();

        Assert.Equal(["GET tokens/verify", "GET user/tokens/verify"], shell.Sent);
        Assert.Equal("Live", context.Properties["Environment"].Value);
    }

    [Fact]
    public void A_token_that_is_wrong_does_not_connect()
    {
        using var shell = Shell.Unconnected();

        var result = shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri $u", [.. Sign(shell).Skip(1), ("t", new System.Net.NetworkCredential("", "wrong").SecurePassword)]);

        Assert.StartsWith("CfAccessUnauthenticated", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessContext").Ok());
    }

    /// <summary>A script that goes on after the error must not go on with another account than it was told.</summary>
    [Theory]
    [InlineData("Connect-CfAccess -ApiToken $wrong -AccountId $a -BaseUri $u", "CfAccessUnauthenticated")]
    [InlineData("Connect-CfAccess -ApiToken $t -AccountId 123 -BaseUri $u", "CfAccessInvalidValue")]
    [InlineData("Connect-CfAccess -ApiToken $nothing -AccountId $a -BaseUri $u", "CfAccessInvalidValue")]
    [InlineData("Connect-CfAccess -Email ann@example.com -ApiKey $nothing -AccountId $a -BaseUri $u", "CfAccessInvalidValue")]
    [InlineData("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri http://api.example.com", "CfAccessInvalidValue")]
    public void After_connecting_failed_there_is_no_default_and_the_environment_is_none(string connect, string id)
    {
        using var shell = Shell.OnSandbox();
        SetEnvironment(
            ("CLOUDFLARE_API_TOKEN", shell.Sandbox.Options.Token), ("CLOUDFLARE_ACCOUNT_ID", shell.Sandbox.Options.AccountId), ("CLOUDFLARE_API_BASE_URL", shell.Server.BaseUri.ToString()));

        var refused = shell.Run(connect, [.. Sign(shell), ("wrong", new System.Net.NetworkCredential("", "wrong").SecurePassword)]).Error;
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
    public void Who_forgets_all_sign_ins_has_the_environment_again()
    {
        using var shell = Shell.OnSandbox();
        SetEnvironment(
            ("CLOUDFLARE_API_TOKEN", shell.Sandbox.Options.Token), ("CLOUDFLARE_ACCOUNT_ID", shell.Sandbox.Options.AccountId), ("CLOUDFLARE_API_BASE_URL", shell.Server.BaseUri.ToString()));

        Assert.NotNull(shell.Run("Connect-CfAccess -ApiToken $nothing -AccountId $a", Sign(shell)).Error);

        Assert.NotEmpty(shell.Run("Disconnect-CfAccess -All; Get-CfAccessTag").Ok());
    }

    [Theory]
    [InlineData("Connect-CfAccess -ApiToken $t -BaseUri $u", "CLOUDFLARE_ACCOUNT_ID")]
    [InlineData("Connect-CfAccess -ApiToken $t -AccountId 123 -BaseUri $u", "123")]
    [InlineData("Connect-CfAccess -AccountId $a -BaseUri $u", "CLOUDFLARE_API_TOKEN")]
    public void What_is_missing_or_wrong_is_said_before_any_request(string command, string names)
    {
        using var shell = Shell.Unconnected();

        Assert.Contains(names, shell.Run(command, Sign(shell)).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void Contexts_have_names_one_is_the_default_and_a_disconnected_one_is_gone()
    {
        using var shell = Shell.Unconnected();
        shell.Run("Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri $u -Name one; Connect-CfAccess -Sandbox -Name two -WarningAction SilentlyContinue", Sign(shell)).Ok();

        Assert.Equal("two", shell.Run("(Get-CfAccessContext | Where-Object IsDefault).Name").Ok().Single().ToString());
        shell.Run("Select-CfAccessContext one").Ok();
        Assert.Equal("one", shell.Run("(Get-CfAccessContext | Where-Object IsDefault).Name").Ok().Single().ToString());
        shell.Server.Forget();
        shell.Run("Get-CfAccessTag -Context two").Ok();
        Assert.Empty(shell.Sent);

        shell.Run("Disconnect-CfAccess two").Ok();
        Assert.StartsWith("CfAccessContextNotFound", shell.Run("Get-CfAccessTag -Context two").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        shell.Run("Disconnect-CfAccess -All").Ok();
        Assert.Empty(shell.Run("Get-CfAccessContext").Ok());
    }

    [Fact]
    public void The_sandbox_says_plainly_that_it_is_not_production()
    {
        using var shell = Shell.Unconnected();

        var result = shell.Run("Connect-CfAccess -Sandbox; Get-CfAccessContext");

        Assert.Contains("not production", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("Sandbox (not production)", result.Ok().Single().Properties["Environment"].Value);
        Assert.True(shell.Run("Get-CfAccessApp").Ok().Count >= 12);
        Assert.Equal(40, shell.Run("Get-CfAccessUser").Ok().Count);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void A_sandbox_kept_in_a_file_is_there_for_the_next_session()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var first = Shell.Unconnected())
            {
                first.Run("Connect-CfAccess -Sandbox -SandboxPath $p -WarningAction SilentlyContinue; New-CfAccessTag kept", ("p", path)).Ok();
            }

            using var second = Shell.Unconnected();
            Assert.Equal("kept", second.Run("Connect-CfAccess -Sandbox -SandboxPath $p -WarningAction SilentlyContinue; Get-CfAccessTag kept", ("p", path)).Ok().Single().Properties["Name"].Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_nobody_knows_of_the_API_is_rehearsed_both_ways()
    {
        using var shell = Shell.Unconnected();

        Assert.StartsWith("CfAccessConflict,", shell.Run("Connect-CfAccess -Sandbox; Remove-CfAccessGroup Contractors -Confirm:$false").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        shell.Run("Connect-CfAccess -Sandbox -SandboxOption @{ unknownRefuseDeletingGroupInUse = $false; Latency = '0:0:0.001'; RateLimit = 100; UnknownRequestLogDepth = $null }; Remove-CfAccessGroup Contractors -Confirm:$false").Ok();
    }

    [Theory]
    [InlineData("@{ UnknownRefuseDeletingGroups = $false }", "UnknownRefuseDeletingGroupInUse")]
    [InlineData("@{ Token = 'x' }", "'Token' is no option of the sandbox")]
    [InlineData("@{ Clock = 1 }", "'Clock' is no option of the sandbox")]
    [InlineData("@{ RateLimit = 'few' }", "a whole number")]
    [InlineData("@{ Empty = 'perhaps' }", "true or false")]
    public void An_option_that_the_sandbox_has_not_is_refused_with_those_that_it_has(string options, string names)
    {
        using var shell = Shell.Unconnected();

        var error = shell.Run($"Connect-CfAccess -Sandbox -SandboxOption {options}").Error;

        Assert.StartsWith("CfAccessInvalidValue,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(names, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zone_is_reached_by_parameter_and_an_object_from_it_goes_back_there()
    {
        using var shell = Shell.OnSandbox();
        var zone = shell.Sandbox.Options.ZoneId;

        shell.Run($"New-CfAccessGroup zoned -Include everyone -ZoneId {zone}; Get-CfAccessGroup zoned -ZoneId {zone} | Set-CfAccessGroup -Name zoned2").Ok();

        Assert.All(shell.Server.Exchanges, exchange => Assert.Contains($"zones/{zone}/access/groups", exchange.Request.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-CfAccessPolicy")]
    [InlineData("New-CfAccessPolicy P allow -Include group:Engineering")]
    [InlineData("Set-CfAccessPolicy Engineers -Name Q")]
    [InlineData("Remove-CfAccessPolicy Engineers -Confirm:$false")]
    public void A_reusable_policy_is_not_looked_for_in_a_zone(string command)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run($"{command} -ZoneId {shell.Sandbox.Options.ZoneId}").Error;

        Assert.StartsWith("CfAccessInvalidValue", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-App", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void Policies_of_an_app_in_a_zone_are_changed_where_each_of_them_lives()
    {
        using var shell = Shell.OnSandbox();
        var (zone, account) = ($"zones/{shell.Sandbox.Options.ZoneId}", $"accounts/{shell.Sandbox.Options.AccountId}");
        shell.Run($"New-CfAccessApp zoned -Domain zoned.example.com -Policy Engineers -ZoneId {zone[6..]}; New-CfAccessPolicy Own allow -Include everyone -App zoned -ZoneId {zone[6..]}").Ok();

        foreach (var (policies, duration) in new[] { ($"Get-CfAccessPolicy -App zoned -ZoneId {zone[6..]}", "1h"), ($"(Get-CfAccessApp zoned -ZoneId {zone[6..]}).Policies", "2h") })
        {
            shell.Server.Forget();
            shell.Run($"{policies} | Set-CfAccessPolicy -SessionDuration {duration} -ZoneId {zone[6..]}").Ok();

            var written = shell.Server.Exchanges.Where(static exchange => exchange.Request.Method == "PUT").Select(static exchange => exchange.Request.Path).ToList();
            Assert.Equal(2, written.Count);
            Assert.Contains($"{account}/access/policies/", written[0], StringComparison.Ordinal);
            Assert.Contains($"{zone}/access/apps/", written[1], StringComparison.Ordinal);
        }
    }

    private static (string, object?)[] Sign(Shell shell) =>
    [
        ("t", new System.Net.NetworkCredential("", shell.Sandbox.Options.Token).SecurePassword), ("a", shell.Sandbox.Options.AccountId), ("u", shell.Server.BaseUri),
    ];

    private static void SetEnvironment(params (string Name, string Value)[] values)
    {
        foreach (var name in Variables)
        {
            Environment.SetEnvironmentVariable(name, values.FirstOrDefault(value => value.Name == name).Value);
        }
    }
}
