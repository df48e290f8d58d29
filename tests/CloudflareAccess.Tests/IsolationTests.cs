using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>Runspaces beside each other, and what is left when the module is gone.</summary>
public sealed class IsolationTests
{
    [Fact]
    public void Runspaces_on_different_accounts_never_touch_each_others()
    {
        const int Many = 12;
        var shells = Enumerable.Range(0, Many).Select(static number => Shell.OnSandbox(new SandboxOptions
        {
            AccountId = $"{number:x32}",
            Token = $"token-of-account-{number:00}",
            Empty = true,
        })).ToArray();
        try
        {
            Parallel.For(0, Many, new ParallelOptions { MaxDegreeOfParallelism = Many }, number => shells[number].Run(
                $"foreach ($round in 1..6) {{ 1..5 | . {{ process {{ \"of {number:00}, $round-$_\" }} }} | New-CfAccessTag | Out-Null; Get-CfAccessTag | Out-Null }}; Get-CfAccessTag '*-1' | Remove-CfAccessTag -Confirm:$false").Ok());

            for (var number = 0; number < Many; number++)
            {
                var exchanges = shells[number].Server.Exchanges;
                Assert.Equal(30, exchanges.Count(static exchange => exchange.Request.Method == "POST"));
                Assert.All(exchanges, exchange =>
                {
                    Assert.StartsWith($"/accounts/{number:x32}/", exchange.Request.Path, StringComparison.Ordinal);
                    Assert.StartsWith($"Bearer token-of-account-{number:00}-", exchange.Request.Headers["Authorization"], StringComparison.Ordinal);
                    Assert.True(exchange.Request.Body is null || exchange.Request.Body.Contains($"of {number:00}", StringComparison.Ordinal));
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
    public void The_environment_signs_in_every_runspace_that_did_not_do_it_itself()
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

        var run = PlaygroundProcess.Run(Environment(server), "-Command", script);

        Assert.Equal("", run.Errors.Trim());
        Assert.Equal(6, run.Output.Split('\n').Count(static line => line.StartsWith("tags: ", StringComparison.Ordinal)));
        Assert.Equal(6, server.Exchanges.Count(static exchange => exchange.Status == 201));
    }

    [Fact]
    public void Removing_the_module_ends_its_connections_and_it_can_be_imported_again()
    {
        using var shell = Shell.OnSandbox();
        for (var round = 0; round < 5; round++)
        {
            shell.Run("1..8 | . { process { \"user$_@example.com\" } } | Revoke-CfAccessUserSession -Confirm:$false; Get-CfAccessTag").Ok();
            Assert.True(shell.Server.Connections > 0);

            shell.Run("Remove-Module CloudflareAccess").Ok();

            // Left to themselves they would stay open for minutes.
            Assert.True(SpinWait.SpinUntil(() => shell.Server.Connections == 0, TimeSpan.FromSeconds(30)), $"{shell.Server.Connections} connections are open.");
            shell.Run($"Import-Module '{Shell.ModulePath}'; Import-Module '{Shell.ModulePath}'").Ok();
            Assert.StartsWith("CfAccessNotConnected", shell.Run("Get-CfAccessTag").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            shell.Connect();
        }
    }

    [Fact]
    public void Importing_and_removing_again_and_again_leaves_no_handle_timer_or_thread()
    {
        using var server = RecordingServer.Start(new SandboxOptions { RateLimit = int.MaxValue });
        var script = """
            $module = (Get-Command Connect-CfAccess).Module.Path
            function Round {
                Import-Module $module
                Import-Module $module -Force
                1..8 | . { process { "user$_@example.com" } } | Revoke-CfAccessUserSession -Confirm:$false
                Get-CfAccessUser | Get-CfAccessUserSession | Out-Null
                Remove-Module CloudflareAccess
            }
            function Left {
                foreach ($time in 1..3) { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
                $handles = if ([IO.Directory]::Exists('/proc/self/fd')) { [IO.Directory]::GetFileSystemEntries('/proc/self/fd').Length } else { [Diagnostics.Process]::GetCurrentProcess().HandleCount }
                "left: [$handles, $([Threading.Timer]::ActiveCount), $([Diagnostics.Process]::GetCurrentProcess().Threads.Count)]"
            }
            foreach ($number in 1..10) { Round }
            Left
            foreach ($number in 1..40) { Round }
            Left
            """;

        var run = PlaygroundProcess.Run(Environment(server), "-Command", script);

        Assert.Equal("", run.Errors.Trim());
        var left = run.Output.Split('\n').Where(static line => line.StartsWith("left: ", StringComparison.Ordinal)).Select(static line => JsonSerializer.Deserialize<int[]>(line[6..])!).ToArray();
        Assert.Equal(50 * 8, server.Exchanges.Count(static exchange => exchange.Request.Method == "POST"));

        // Forty rounds more would have left forty of whatever one leaves; the runtime's own come and go.
        for (var kind = 0; kind < 3; kind++)
        {
            Assert.InRange(left[1][kind] - left[0][kind], -100, 15);
        }
    }

    private static Dictionary<string, string> Environment(RecordingServer server) => new()
    {
        ["CLOUDFLARE_API_TOKEN"] = server.Sandbox.Options.Token,
        ["CLOUDFLARE_ACCOUNT_ID"] = server.Sandbox.Options.AccountId,
        ["CLOUDFLARE_API_BASE_URL"] = server.BaseUri.ToString(),
    };
}
