using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>Objects of a zone.</summary>
public sealed class ZoneTests
{
    [Fact]
    public void A_parameter_reaches_a_zone_and_an_object_from_a_zone_is_written_back_to_it()
    {
        using var shell = Shell.OnSandbox();
        var zone = shell.Sandbox.Options.ZoneId;

        shell.Run(
            $"New-CfAccessGroup zoned -Include everyone -ZoneId {zone}; "
                + $"Get-CfAccessGroup zoned -ZoneId {zone} | Set-CfAccessGroup -Name zoned2").Ok();

        Assert.All(
            shell.Server.Exchanges,
            exchange => Assert.Contains($"zones/{zone}/access/groups", exchange.Request.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-CfAccessPolicy")]
    [InlineData("New-CfAccessPolicy P allow -Include group:Engineering")]
    [InlineData("Set-CfAccessPolicy Engineers -Name Q")]
    [InlineData("Remove-CfAccessPolicy Engineers -Confirm:$false")]
    public void A_reusable_policy_is_not_looked_up_in_a_zone(string command)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run($"{command} -ZoneId {shell.Sandbox.Options.ZoneId}").Error;

        Assert.StartsWith("CfAccessInvalidValue", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-App", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void Each_policy_of_an_app_in_a_zone_is_changed_where_it_lives()
    {
        using var shell = Shell.OnSandbox();
        var (zone, account) = (shell.Sandbox.Options.ZoneId, shell.Sandbox.Options.AccountId);
        shell.Run(
            $"New-CfAccessApp zoned -Domain zoned.example.com -Policy Engineers -ZoneId {zone}; "
                + $"New-CfAccessPolicy Own allow -Include everyone -App zoned -ZoneId {zone}").Ok();
        var lists = new[]
        {
            ($"Get-CfAccessPolicy -App zoned -ZoneId {zone}", "1h"),
            ($"(Get-CfAccessApp zoned -ZoneId {zone}).Policies", "2h"),
        };

        foreach (var (policies, duration) in lists)
        {
            shell.Server.Forget();
            shell.Run($"{policies} | Set-CfAccessPolicy -SessionDuration {duration} -ZoneId {zone}").Ok();

            var written = shell.Server.Exchanges.Where(static exchange => exchange.Request.Method == "PUT")
                .Select(static exchange => exchange.Request.Path)
                .ToList();
            Assert.Equal(2, written.Count);
            Assert.Contains($"accounts/{account}/access/policies/", written[0], StringComparison.Ordinal);
            Assert.Contains($"zones/{zone}/access/apps/", written[1], StringComparison.Ordinal);
        }
    }
}
