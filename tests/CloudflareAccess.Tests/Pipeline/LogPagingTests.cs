using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Pipeline;

/// <summary>-First, -Skip and -IncludeTotalCount mean the same on a log as on a list.</summary>
public sealed class LogPagingTests
{
    [Theory]
    [InlineData("Get-CfAccessRequestLog")]
    [InlineData("Get-CfAccessRequestLog -Email *@example.com")]
    [InlineData("Get-CfAccessScimLog Okta")]
    public void First_and_Skip_choose_the_rows_of_a_log(string command)
    {
        using var shell = Shell.OnSandbox();
        var all = shell.Run($"{command} | ForEach-Object {{ $_.ToJson() }}").Ok().Select(static row => row.ToString()).ToList();
        Assert.True(all.Count > 3);

        var some = shell.Run($"{command} -Skip 1 -First 2 | ForEach-Object {{ $_.ToJson() }}").Ok().Select(static row => row.ToString());

        Assert.Equal(all.Skip(1).Take(2), some);

        shell.Server.Forget();
        Assert.Empty(shell.Run($"{command} -First 0").Ok());
        Assert.DoesNotContain(shell.Sent, static request => request.Contains("/logs/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-CfAccessRequestLog", 1.0)]
    [InlineData("Get-CfAccessRequestLog -Email *@example.com", 0.5)]
    public void The_total_count_of_a_log_comes_first_and_says_whether_it_is_exact(string command, double accuracy)
    {
        using var shell = Shell.OnSandbox();

        var counted = shell.Run($"{command} -First 1 -IncludeTotalCount").Ok();

        Assert.Equal(2, counted.Count);
        Assert.Equal(shell.Run("Get-CfAccessRequestLog").Ok().Count, Convert.ToInt32(counted[0].BaseObject, null));
        Assert.Equal(accuracy, (double)counted[0].Properties["Accuracy"].Value);
    }
}
