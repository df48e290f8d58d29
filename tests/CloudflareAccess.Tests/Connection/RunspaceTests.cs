using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>Runspaces beside each other.</summary>
public sealed class RunspaceTests
{
    [Fact]
    public void Runspaces_on_different_accounts_never_touch_each_others_objects()
    {
        const int Many = 12;
        const string Script = """
            foreach ($round in 1..6) {
                1..5 | . { process { "of $number, $round-$_" } } | New-CfAccessTag | Out-Null
                Get-CfAccessTag | Out-Null
            }
            Get-CfAccessTag '*-1' | Remove-CfAccessTag -Confirm:$false
            """;
        var shells = Enumerable.Range(0, Many).Select(static number => Shell.OnSandbox(new SandboxOptions
        {
            AccountId = $"{number:x32}",
            Token = $"token-of-account-{number:00}",
            Empty = true,
        })).ToArray();
        try
        {
            Parallel.For(0, Many, new ParallelOptions { MaxDegreeOfParallelism = Many }, number =>
                shells[number].Run(Script, ("number", $"{number:00}")).Ok());

            for (var number = 0; number < Many; number++)
            {
                var exchanges = shells[number].Server.Exchanges;
                Assert.Equal(30, exchanges.Count(static exchange => exchange.Request.Method == "POST"));
                Assert.All(exchanges, exchange =>
                {
                    Assert.StartsWith($"/accounts/{number:x32}/", exchange.Request.Path, StringComparison.Ordinal);
                    Assert.StartsWith(
                        $"Bearer token-of-account-{number:00}-", exchange.Request.Headers["Authorization"], StringComparison.Ordinal);
                    Assert.True(
                        exchange.Request.Body is null || exchange.Request.Body.Contains($"of {number:00}", StringComparison.Ordinal));
                });
                Assert.Equal(24, shells[number].Run("Get-CfAccessTag").Ok().Count);
            }
        }
        finally
        {
            Array.ForEach(shells, static shell => shell.Dispose());
        }
    }

    [Fact]
    public void The_environment_connects_every_runspace_that_has_not_connected_itself()
    {
        using var server = RecordingServer.Start();
        var script = """
            $module = (Get-Command Connect-CfAccess).Module.Path
            $running = foreach ($number in 1..6) {
                $state = [initialsessionstate]::CreateDefault2()
                $state.ImportPSModule(@($module))
                $runspace = [runspacefactory]::CreateRunspace($state)
                $runspace.Open()
                $shell = [powershell]::Create($runspace).AddScript("(Get-CfAccessTag).Count; New-CfAccessTag 'by $number' | Out-Null")
                @{ Shell = $shell; Result = $shell.BeginInvoke() }
            }
            foreach ($one in $running) { "tags: $($one.Shell.EndInvoke($one.Result))"; $one.Shell.Streams.Error }
            """;

        var run = PlaygroundProcess.Run(EnvironmentVariables.TokenFor(server), "-Command", script);

        Assert.Equal("", run.Errors.Trim());
        Assert.Equal(6, run.Output.Split('\n').Count(static line => line.StartsWith("tags: ", StringComparison.Ordinal)));
        Assert.Equal(6, server.Exchanges.Count(static exchange => exchange.Status == 201));
    }
}
