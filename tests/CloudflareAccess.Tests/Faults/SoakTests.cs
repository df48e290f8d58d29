using System;
using System.Linq;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Faults;

/// <summary>Bulk work that is longer than the rate limit allows in one window.</summary>
public sealed class SoakTests
{
    [Fact]
    public void Three_thousand_changes_are_done_once_each_without_a_lock_out()
    {
        // 1200 in five minutes, sixty times as quick.
        using var shell = Shell.OnQuickSandbox(60, new SandboxOptions { Empty = true });

        var made = shell.Run("1..3000 | . { process { \"tag $_\" } } | New-CfAccessTag | . { process { $_.Name } }").Ok();

        Assert.Equal(Enumerable.Range(1, 3000).Select(static number => $"tag {number}"), made.Select(static name => name.ToString()));
        Assert.Equal(3000, shell.Server.Exchanges.Count(static exchange => exchange.Request.Method == "POST"));
        Assert.DoesNotContain(shell.Server.Exchanges, static exchange => exchange.Status == 429);
        Assert.All(shell.Server.Exchanges, static exchange => Assert.True(exchange.Headers.ContainsKey("Ratelimit")));
    }
}
