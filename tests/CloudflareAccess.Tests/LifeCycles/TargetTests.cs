using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Targets of infrastructure.</summary>
public sealed class TargetTests
{
    [Fact]
    public void Many_targets_are_created_in_one_request_and_removed_in_one()
    {
        using var shell = Shell.OnSandbox();

        var made = shell.Run(
            "1..5 | ForEach-Object { [pscustomobject]@{ Hostname = \"new-$_\"; IpAddress = \"10.1.0.$_\" } } | New-CfAccessTarget").Ok();
        Assert.Equal(5, made.Count);
        Assert.EndsWith("infrastructure/targets/batch", Assert.Single(shell.Writes), StringComparison.Ordinal);

        shell.Server.Forget();
        shell.Run("Get-CfAccessTarget new-* | Remove-CfAccessTarget -Confirm:$false").Ok();
        Assert.EndsWith("infrastructure/targets/batch_delete", Assert.Single(shell.Writes), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessTarget new-*").Ok());
    }

    [Fact]
    public void An_address_of_a_target_stays_in_its_network_unless_another_network_is_named()
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
    public void Targets_are_found_by_address_or_network_however_it_is_written(string filter)
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessTarget one -IpAddress 10.0.0.1, 2001:db8::2 -VirtualNetworkId 0f6f1f6a-1d1c-4b8e-9a51-3c1f5b9a7d11").Ok();

        Assert.Equal("one", shell.Run($"Get-CfAccessTarget {filter}").Ok().Single().Properties["Hostname"].Value);
    }
}
