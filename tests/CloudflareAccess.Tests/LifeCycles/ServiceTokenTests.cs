using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Service tokens: rotation and expiry.</summary>
public sealed class ServiceTokenTests
{
    [Fact]
    public void A_rotation_without_a_grace_period_warns_that_the_old_secret_ends_at_once()
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(
            "at once", Assert.Single(shell.Run("Reset-CfAccessServiceToken ci-deploy -Confirm:$false").Warnings), StringComparison.Ordinal);
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
    public void Service_tokens_are_found_by_when_they_expire_and_whether_they_were_used(string arguments, string names)
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(
            names,
            string.Join(
                ",", shell.Run($"Get-CfAccessServiceToken {arguments}").Ok().Select(static token => token.Properties["Name"].Value)));
    }
}
