using System;
using System.Linq;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Policies tested against users.</summary>
public sealed class PolicyTestTests
{
    [Fact]
    public void The_share_of_a_policy_test_that_is_done_is_shown_once_it_is_known()
    {
        using var shell = Shell.OnSandbox();

        Assert.DoesNotContain("%", shell.Render("Start-CfAccessPolicyTest Engineers -Context $context"), StringComparison.Ordinal);
        Assert.Contains(
            "100 %",
            shell.Render("Start-CfAccessPolicyTest Engineers -Context $context | Get-CfAccessPolicyTest -Context $context"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_are_tested_against_all_users_while_progress_is_shown()
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { PolicyTestLag = 1 });

        var result = shell.Run("Test-CfAccessPolicy Engineers");

        Assert.Equal(40, result.Ok().Count);
        Assert.Equal(
            ["ann@example.com", "bob@example.com", "carla@example.com"],
            result.Output.Where(static user => user.Properties["Status"].Value is "approved").Select(
                static user => (string)user.Properties["Email"].Value).Order(StringComparer.Ordinal));
        Assert.Contains(result.Progress, static record => record.Contains("40 users", StringComparison.Ordinal));
        Assert.Equal(
            ["bob@example.com", "carla@example.com"],
            shell.Run("Test-CfAccessPolicy -Include 'group:Engineering' -Exclude 'email:ann@example.com' -Status approved").Ok().Select(
                static user => (string)user.Properties["Email"].Value).Order(StringComparer.Ordinal));
        Assert.All(shell.Writes, static write => Assert.EndsWith("/policy-tests", write, StringComparison.Ordinal));
    }
}
