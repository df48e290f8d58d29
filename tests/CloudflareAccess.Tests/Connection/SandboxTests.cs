using System;
using System.IO;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>The sandbox as a connection.</summary>
public sealed class SandboxTests
{
    [Fact]
    public void The_sandbox_warns_that_it_is_not_production()
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
    public void A_sandbox_kept_in_a_file_is_available_to_the_next_session()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var first = Shell.Unconnected())
            {
                first.Run("Connect-CfAccess -Sandbox -SandboxPath $p -WarningAction SilentlyContinue; New-CfAccessTag kept", ("p", path))
                    .Ok();
            }

            using var second = Shell.Unconnected();
            Assert.Equal(
                "kept",
                second.Run("Connect-CfAccess -Sandbox -SandboxPath $p -WarningAction SilentlyContinue; Get-CfAccessTag kept", ("p", path))
                    .Ok()
                    .Single().Properties["Name"].Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Unknown_behaviour_of_the_API_can_be_rehearsed_both_ways()
    {
        using var shell = Shell.Unconnected();

        Assert.StartsWith(
            "CfAccessConflict,",
            shell.Run("Connect-CfAccess -Sandbox; Remove-CfAccessGroup Contractors -Confirm:$false").Error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
        shell.Run(
            "Connect-CfAccess -Sandbox -SandboxOption @{ unknownRefuseDeletingGroupInUse = $false; Latency = '0:0:0.001'; "
                + "RateLimit = 100; UnknownRequestLogDepth = $null }; Remove-CfAccessGroup Contractors -Confirm:$false").Ok();
    }

    [Theory]
    [InlineData("@{ UnknownRefuseDeletingGroups = $false }", "UnknownRefuseDeletingGroupInUse")]
    [InlineData("@{ Token = 'x' }", "'Token' is no option of the sandbox")]
    [InlineData("@{ Clock = 1 }", "'Clock' is no option of the sandbox")]
    [InlineData("@{ RateLimit = 'few' }", "a whole number")]
    [InlineData("@{ Empty = 'perhaps' }", "true or false")]
    public void An_unknown_sandbox_option_is_refused_with_the_list_of_known_options(string options, string names)
    {
        using var shell = Shell.Unconnected();

        var error = shell.Run($"Connect-CfAccess -Sandbox -SandboxOption {options}").Error;

        Assert.StartsWith("CfAccessInvalidValue,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(names, error.ToString(), StringComparison.Ordinal);
    }
}
