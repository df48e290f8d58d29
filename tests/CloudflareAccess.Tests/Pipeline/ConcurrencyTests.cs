using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Pipeline;

/// <summary>Many objects at a time: how many, and in which order.</summary>
public sealed class ConcurrencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Revoke-CfAccessUserSession -Confirm:$false", 8)]
    [InlineData("Revoke-CfAccessUserSession -Confirm:$false -ThrottleLimit 3", 3)]
    public void ThrottleLimit_sets_how_many_requests_run_at_a_time(string command, int limit)
    {
        using var shell = Shell.OnSandbox();
        var gate = new Gate(shell.Server, limit);

        shell.Run($"1..40 | . {{ process {{ \"user$_@example.com\" }} }} | {command}").Ok();

        Assert.Equal(limit, gate.Most);
        Assert.Equal(40, shell.Writes.Count);
    }

    [Fact]
    public void Results_come_in_the_order_of_the_input_whichever_response_comes_first()
    {
        using var shell = Shell.OnSandbox();
        var users = shell.Run("Get-CfAccessUser").Ok().Select(static user => (string)user.Properties["Id"].Value).Take(3).ToArray();
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Server.Intercept = request =>
        {
            if (request.Path.EndsWith(users[2], StringComparison.Ordinal))
            {
                last.SetResult();
                return null;
            }

            return Fault.Hold(last.Task);
        };

        var read = shell.Run("$ids | . { process { [pscustomobject]@{ Id = $_ } } } | Get-CfAccessUser", ("ids", users)).Ok();

        Assert.Equal(users, read.Select(static user => (string)user.Properties["Id"].Value));
    }

    [Fact]
    public void Errors_come_in_the_order_of_the_input()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("'Engineering', 'nobody', 'Engineering' | Get-CfAccessGroup -ErrorVariable e; $e");

        Assert.Single(result.Errors);
        Assert.Equal(3, result.Output.Count);
        Assert.IsType<ErrorRecord>(result.Output[2].BaseObject);
    }

    [Fact]
    public void Two_changes_of_one_object_run_one_after_the_other()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("'Engineering', 'Engineering', 'Engineering' | Set-CfAccessGroup -Name Builders").Ok();

        // The second has nothing left to change. Beside the first it would have written too.
        Assert.Single(shell.Writes);
    }

    [Fact]
    public void A_cmdlet_that_returns_a_secret_works_on_one_object_at_a_time()
    {
        using var shell = Shell.OnSandbox();
        var gate = new Gate(shell.Server, 1);

        var made = shell.Run("'a', 'b', 'c' | . { process { [pscustomobject]@{ Name = $_ } } } | New-CfAccessServiceToken").Ok();

        Assert.Equal(3, made.Count);
        Assert.Equal(1, gate.Most);
    }

    [Fact]
    public void When_an_error_ends_the_command_the_changes_under_way_are_finished_and_returned()
    {
        using var shell = Shell.OnSandbox();
        var taken = shell.Run("Get-CfAccessTag").Ok()[0].ToString();
        var lastArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Server.Intercept = request =>
        {
            if (request.Body!.Contains(taken, StringComparison.Ordinal))
            {
                return Fault.Hold(lastArrived.Task);
            }

            if (!request.Body.Contains("last", StringComparison.Ordinal))
            {
                return null;
            }

            // Under way when the refusal comes, done after it.
            lastArrived.SetResult();
            return Fault.Hold(
                Task.Run(() => SpinWait.SpinUntil(() => shell.Server.Exchanges.Any(static exchange => exchange.Status >= 400)), Token));
        };

        var result =
            shell.Run($"$ErrorActionPreference = 'Stop'; 'a', 'b', '{taken}', 'last' | New-CfAccessTag | . {{ process {{ $_.Name }} }}");

        Assert.StartsWith(
            "CfAccessConflict",
            Assert.Single(result.Errors.Select(static error => error.FullyQualifiedErrorId).Distinct()),
            StringComparison.Ordinal);
        Assert.Equal(["a", "b", "last"], result.Output.Select(static name => name.ToString()));
    }

    [Fact]
    public void Long_work_shows_progress_with_counts()
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(120) });

        var result = shell.Run(
            "1..12 | . { process { \"t$_\" } } | New-CfAccessTag -ThrottleLimit 1; "
                + "Get-CfAccessTag t* | Remove-CfAccessTag -Confirm:$false -ThrottleLimit 1");

        result.Ok();
        Assert.Contains(result.Progress, static line => line.StartsWith("New-CfAccessTag ", StringComparison.Ordinal));
        Assert.Contains(
            result.Progress,
            static line => line.StartsWith("Remove-CfAccessTag ", StringComparison.Ordinal)
                && line.EndsWith(" of 12", StringComparison.Ordinal));
    }

    [Fact]
    public void One_bad_item_does_not_stop_the_others()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("'one', 'wiki', ('x' * 40), 'two' | New-CfAccessTag");

        Assert.Equal(["one", "wiki", "two"], result.Output.Select(static tag => tag.Properties["Name"].Value));
        Assert.Single(result.Errors);
    }

    /// <summary>Holds requests until <paramref name="room"/> of them are under way, and counts how many are at once.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _arrived;

        public Gate(RecordingServer server, int room) => server.Intercept = _ =>
        {
            lock (_lock)
            {
                Most = Math.Max(Most, ++_arrived - server.Exchanges.Count);
                if (_arrived == room)
                {
                    _full.SetResult();
                }
            }

            return Fault.Hold(_full.Task);
        };

        public int Most { get; private set; }
    }
}
