using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Changes;

/// <summary>Removing one object, a list of objects, and an object that is in use.</summary>
public sealed class RemovalTests
{
    [Fact]
    public void Remove_collects_then_asks_then_removes()
    {
        using var shell = Shell.OnSandbox();
        var host = new RecordingHost();
        var deletedWhenAsked = new List<int>();
        var answers = new Queue<int>([0, 2, 0]);
        host.Choose = _ =>
        {
            deletedWhenAsked.Add(shell.Writes.Count);
            return answers.TryDequeue(out var answer) ? answer : 2;
        };

        var before = shell.Run("Get-CfAccessTag").Ok().Count;
        shell.Server.Forget();
        shell.RunIn(host, "Get-CfAccessTag | Remove-CfAccessTag");

        // Yes, no, yes, and no to each of the rest.
        Assert.Equal(before, deletedWhenAsked.Count);
        Assert.All(deletedWhenAsked, static count => Assert.Equal(0, count));
        Assert.Equal(2, shell.Writes.Count);
        Assert.Equal(before - 2, shell.Run("Get-CfAccessTag").Ok().Count);
    }

    [Theory]
    [InlineData("Remove-CfAccessServiceToken ci-deploy", "policy 'Machines'")]
    [InlineData("Remove-CfAccessPolicy Engineers", "app 'wiki', app 'grafana'")]
    [InlineData("Remove-CfAccessGroup Contractors", "policy 'Engineers'")]
    [InlineData("Remove-CfAccessIdentityProvider Okta", "app 'grafana'")]
    [InlineData("Remove-CfAccessMcpServer tickets", "portal 'engineering'")]
    public void A_refused_removal_says_what_still_uses_the_object(string command, string user)
    {
        using var shell = Shell.OnSandbox();

        var error = shell.Run($"{command} -Confirm:$false").Error;

        Assert.Contains("What uses ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(user, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("CfAccessConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
    }

    [Fact]
    public void Removing_a_list_of_three_pages_leaves_no_object()
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { Empty = true });
        shell.Run("1..130 | ForEach-Object { \"tag-$_\" } | New-CfAccessTag").Ok();
        shell.Server.Forget();

        shell.Run("Get-CfAccessTag | Remove-CfAccessTag -Confirm:$false").Ok();

        Assert.Empty(shell.Run("Get-CfAccessTag").Ok());
        Assert.Equal(130, shell.Writes.Count);
    }
}
