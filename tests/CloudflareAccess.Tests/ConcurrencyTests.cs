using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>Many objects at a time: how many, in which order, and that nothing goes on when the command has ended.</summary>
public sealed class ConcurrencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Revoke-CfAccessUserSession -Confirm:$false", 8)]
    [InlineData("Revoke-CfAccessUserSession -Confirm:$false -ThrottleLimit 3", 3)]
    public void Bulk_work_runs_as_many_at_a_time_as_it_was_told(string command, int limit)
    {
        using var shell = Shell.OnSandbox();
        var gate = new Gate(shell.Server, limit);

        shell.Run($"1..40 | . {{ process {{ \"user$_@example.com\" }} }} | {command}").Ok();

        Assert.Equal(limit, gate.Most);
        Assert.Equal(40, shell.Writes.Count);
    }

    [Fact]
    public void Results_come_in_the_order_of_the_input_whatever_is_answered_first()
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
    public void Errors_come_in_the_order_of_the_input_too()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("'Engineering', 'nobody', 'Engineering' | Get-CfAccessGroup -ErrorVariable e; $e");

        Assert.Single(result.Errors);
        Assert.Equal(3, result.Output.Count);
        Assert.IsType<ErrorRecord>(result.Output[2].BaseObject);
    }

    [Fact]
    public void Removing_collects_then_asks_then_removes()
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

    [Fact]
    public void Two_changes_of_one_object_follow_each_other()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("'Engineering', 'Engineering', 'Engineering' | Set-CfAccessGroup -Name Builders").Ok();

        // The second finds nothing to change any more; beside the first it would have written too.
        Assert.Single(shell.Writes);
    }

    [Fact]
    public void What_shows_a_secret_works_on_one_at_a_time()
    {
        using var shell = Shell.OnSandbox();
        var gate = new Gate(shell.Server, 1);

        var made = shell.Run("'a', 'b', 'c' | . { process { [pscustomobject]@{ Name = $_ } } } | New-CfAccessServiceToken").Ok();

        Assert.Equal(3, made.Count);
        Assert.Equal(1, gate.Most);
    }

    [Fact]
    public void Policies_of_a_name_are_looked_for_in_each_app()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("'one', 'two' | . { process { $app = New-CfAccessApp $_ -Domain \"$_.example.com\"; New-CfAccessPolicy 'Ours' -App $app -Decision allow -Include everyone } }").Ok();

        var found = shell.Run("'one', 'two' | Get-CfAccessApp | Get-CfAccessPolicy -Name Ours").Ok();

        Assert.Equal(2, found.Select(static policy => (string)policy.Properties["Id"].Value).Distinct().Count());
    }

    [Fact]
    public void Where_an_error_ends_the_command_changes_under_way_are_finished_and_written()
    {
        using var shell = Shell.OnSandbox();
        var taken = shell.Run("Get-CfAccessTag").Ok()[0].ToString();
        var lastCame = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Server.Intercept = request =>
        {
            if (request.Body!.Contains(taken, StringComparison.Ordinal))
            {
                return Fault.Hold(lastCame.Task);
            }

            if (!request.Body.Contains("last", StringComparison.Ordinal))
            {
                return null;
            }

            // Under way when the refusal comes, and done after it.
            lastCame.SetResult();
            return Fault.Hold(Task.Run(() => SpinWait.SpinUntil(() => shell.Server.Exchanges.Any(static exchange => exchange.Status >= 400)), Token));
        };

        var result = shell.Run($"$ErrorActionPreference = 'Stop'; 'a', 'b', '{taken}', 'last' | New-CfAccessTag | . {{ process {{ $_.Name }} }}");

        Assert.StartsWith("CfAccessConflict", Assert.Single(result.Errors.Select(static error => error.FullyQualifiedErrorId).Distinct()), StringComparison.Ordinal);
        Assert.Equal(["a", "b", "last"], result.Output.Select(static name => name.ToString()));
    }

    [Fact]
    public async Task A_command_that_is_stopped_says_what_was_done_and_what_was_under_way()
    {
        using var shell = Shell.OnSandbox();
        var host = new RecordingHost();
        using var held = new Held(shell.Server, free: 0, wanted: 2, static request => request.Body?.Contains("first", StringComparison.Ordinal) != true);
        using var command = shell.BeginIn(host, "'first', 'second', 'third' | New-CfAccessTag -ThrottleLimit 2");
        await held.Arrived.WaitAsync(Token);

        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(Token);

        Assert.Contains("New-CfAccessTag was stopped. Done before: 1.", host.Text, StringComparison.Ordinal);
        Assert.Contains("Create tag 'second'; Create tag 'third'", host.Text, StringComparison.Ordinal);
    }

    /// <summary>Each leaves requests under way at the moment in which the command ends, for another reason each time.</summary>
    public static TheoryData<string, string> Endings => new()
    {
        { "Ctrl+C", "Get-CfAccessUser | Get-CfAccessUserSession" },
        { "Ctrl+C", "Get-CfAccessTag | Remove-CfAccessTag -Confirm:$false" },
        { "Ctrl+C", "Get-CfAccessUser | Set-CfAccessUser -Name x" },
        { "first object", "Get-CfAccessUser | Get-CfAccessUserSession | Select-First" },
        { "exception downstream", "Get-CfAccessUser | Get-CfAccessUserSession | . { process { throw 'enough' } }" },
        { "runspace closed", "Get-CfAccessUser | Get-CfAccessUserSession" },
    };

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Endings))]
    public async Task Nothing_is_sent_once_the_command_has_ended(string reason, string script)
    {
        var token = TestContext.Current.CancellationToken;

        // Requests time out after a day: what is not stopped hangs, and does not end by itself as if it had been.
        using var shell = Shell.OnQuickSandbox(1, timeoutSpeed: 0.001);
        for (var number = 0; number < 30; number++)
        {
            shell.Sandbox.Send("POST", $"/client/v4/accounts/{shell.Sandbox.Options.AccountId}/access/users", shell.Headers, $$"""{"email":"u{{number}}@example.com","name":"u"}""");
            shell.Sandbox.Send("POST", $"/client/v4/accounts/{shell.Sandbox.Options.AccountId}/access/tags", shell.Headers, $$"""{"name":"t{{number}}"}""");
        }

        using var other = Shell.OpenRunspace();
        other.SessionStateProxy.SetVariable("context", shell.Run("Get-CfAccessContext").Ok()[0]);
        using var command = PowerShell.Create(other);
        command.AddScript("$PSDefaultParameterValues = @{ '*-CfAccess*:Context' = $context }; " + script);

        // The list passes and the eight that follow it are held, until that of the first user is answered where somebody waits
        // for an object: another may take its place before that object ends the command.
        var first = (string)shell.Run("Get-CfAccessUser").Ok()[0].Properties["Id"].Value;
        using var held = new Held(shell.Server, free: 1, wanted: 8, isFirst: request => request.Path.Contains(first, StringComparison.Ordinal));
        var running = command.BeginInvoke();
        await held.Arrived.WaitAsync(token);

        switch (reason)
        {
            case "Ctrl+C":
                await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(token);
                break;
            case "runspace closed":
                await Task.Run(other.Close, token).WaitAsync(token);
                break;
            default:
                held.ReleaseFirst();
                await Task.Run(() => running.AsyncWaitHandle.WaitOne(), token).WaitAsync(token);
                break;
        }

        held.ReleaseAll();
        shell.Run("Get-CfAccessOrganization").Ok();

        // Without the one that came afterwards.
        Assert.InRange(held.Count - 1, 9, reason is "Ctrl+C" or "runspace closed" ? 9 : 10);
    }

    [Fact]
    public void Long_work_shows_how_far_it_is()
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(120) });

        var result = shell.Run("1..12 | . { process { \"t$_\" } } | New-CfAccessTag -ThrottleLimit 1; Get-CfAccessTag t* | Remove-CfAccessTag -Confirm:$false -ThrottleLimit 1");

        result.Ok();
        Assert.Contains(result.Progress, static line => line.StartsWith("New-CfAccessTag ", StringComparison.Ordinal));
        Assert.Contains(result.Progress, static line => line.StartsWith("Remove-CfAccessTag ", StringComparison.Ordinal) && line.EndsWith(" of 12", StringComparison.Ordinal));
    }

    /// <summary>Counts how many are under way at once, and lets none go before <paramref name="room"/> are there.</summary>
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

    /// <summary>Lets the first requests pass and holds the others.</summary>
    private sealed class Held : IDisposable
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Held(RecordingServer server, int free, int wanted, Func<ReceivedRequest, bool>? isMeant = null, Func<ReceivedRequest, bool>? isFirst = null) => server.Intercept = request =>
        {
            if (isMeant?.Invoke(request) == false)
            {
                return null;
            }

            var number = Interlocked.Increment(ref _count);
            if (number == free + wanted)
            {
                _arrived.TrySetResult();
            }

            return number <= free ? null : Fault.Hold(isFirst?.Invoke(request) == true ? _first.Task : _all.Task);
        };

        public Task Arrived => _arrived.Task;

        public int Count => _count;

        public void ReleaseFirst() => _first.TrySetResult();

        public void ReleaseAll()
        {
            ReleaseFirst();
            _all.TrySetResult();
        }

        public void Dispose() => ReleaseAll();
    }
}
