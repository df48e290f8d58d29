using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Faults;

/// <summary>A rate limit is waited out.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public void A_rate_limit_is_waited_out_as_long_as_the_server_says()
    {
        using var shell = Shell.OnSandbox();
        var refused = false;
        shell.Server.Intercept = _ =>
        {
            if (refused)
            {
                return null;
            }

            refused = true;
            return Fault.Answer(
                429, """{"success":false,"errors":[{"code":10100,"message":"rate limited"}]}""", "application/json", ("Retry-After", "0"));
        };

        var result = shell.Run("Get-CfAccessTag -Verbose");

        Assert.NotEmpty(result.Ok());
        Assert.Contains(result.Verbose, static line => line.Contains("rate limit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rate_limit_that_does_not_end_is_LimitsExceeded()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(
            429, """{"success":false,"errors":[{"code":10100,"message":"rate limited"}]}""", "application/json", ("Retry-After", "0"));

        var error = shell.Run("Get-CfAccessTag").Error;

        Assert.StartsWith("CfAccessRateLimited,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_command_that_meets_a_used_up_limit_waits_once_and_goes_on()
    {
        using var shell = Shell.OnQuickSandbox(60, new SandboxOptions { Empty = true });
        for (var number = 0; number < 1201; number++)
        {
            shell.Send("GET", "access/tags");
        }

        shell.Run("1..20 | . { process { \"tag $_\" } } | New-CfAccessTag").Ok();

        // Only the requests that were under way at once were refused.
        Assert.InRange(shell.Server.Exchanges.Count(static exchange => exchange.Status == 429), 1, 8);
        Assert.Equal(20, shell.Server.Exchanges.Count(static exchange => exchange.Status == 201));
    }
}
