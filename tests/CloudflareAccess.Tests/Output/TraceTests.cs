using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Output;

/// <summary>What <c>-Verbose</c> shows of a request.</summary>
public sealed class TraceTests
{
    [Fact]
    public void Verbose_shows_method_path_status_time_attempt_and_ray_id()
    {
        using var shell = Shell.OnSandbox();

        var line = Assert.Single(shell.Run("Get-CfAccessTag -Verbose").Verbose);

        Assert.Matches(@"^GET accounts/[0-9a-f]{32}/access/tags 200 \d+ ms, attempt 1, ray \S+$", line);
    }
}
