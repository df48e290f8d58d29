using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>What is left when the module is gone.</summary>
public sealed class ReimportTests
{
    [Fact]
    public void Removing_the_module_closes_its_connections_and_it_can_be_imported_again()
    {
        using var shell = Shell.OnSandbox();
        for (var round = 0; round < 5; round++)
        {
            shell.Run("1..8 | . { process { \"user$_@example.com\" } } | Revoke-CfAccessUserSession -Confirm:$false; Get-CfAccessTag").Ok();
            Assert.True(shell.Server.Connections > 0);

            shell.Run("Remove-Module CloudflareAccess").Ok();

            // Left to themselves they would stay open for minutes.
            Assert.True(
                SpinWait.SpinUntil(() => shell.Server.Connections == 0, TimeSpan.FromSeconds(30)),
                $"{shell.Server.Connections} connections are open.");
            shell.Run($"Import-Module '{Shell.ModulePath}'; Import-Module '{Shell.ModulePath}'").Ok();
            Assert.StartsWith("CfAccessNotConnected", shell.Run("Get-CfAccessTag").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            shell.Connect();
        }
    }

    [Fact]
    public void Importing_and_removing_the_module_many_times_leaves_no_handle_timer_or_thread()
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
                $process = [Diagnostics.Process]::GetCurrentProcess()
                $files = '/proc/self/fd'
                $handles = $process.HandleCount
                if ([IO.Directory]::Exists($files)) { $handles = [IO.Directory]::GetFileSystemEntries($files).Length }
                "left: [$handles, $([Threading.Timer]::ActiveCount), $($process.Threads.Count)]"
            }
            foreach ($number in 1..10) { Round }
            Left
            foreach ($number in 1..40) { Round }
            Left
            """;

        var run = PlaygroundProcess.Run(EnvironmentVariables.TokenFor(server), "-Command", script);

        Assert.Equal("", run.Errors.Trim());
        var left = run.Output.Split('\n')
            .Where(static line => line.StartsWith("left: ", StringComparison.Ordinal))
            .Select(static line => JsonSerializer.Deserialize<int[]>(line[6..])!)
            .ToArray();
        Assert.Equal(50 * 8, server.Exchanges.Count(static exchange => exchange.Request.Method == "POST"));

        // A leak of one a round would be forty here. Those of the runtime itself come and go.
        for (var kind = 0; kind < 3; kind++)
        {
            Assert.InRange(left[1][kind] - left[0][kind], -100, 15);
        }
    }
}
