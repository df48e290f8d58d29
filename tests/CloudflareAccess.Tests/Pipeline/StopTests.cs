using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Pipeline;

/// <summary>A command that ends early sends nothing more.</summary>
public sealed class StopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stopped_command_lists_the_changes_that_were_done_and_those_under_way()
    {
        using var shell = Shell.OnSandbox();
        var host = new RecordingHost();
        using var held =
            new Held(shell.Server, free: 0, wanted: 2, static request => request.Body?.Contains("first", StringComparison.Ordinal) != true);
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

        // Requests time out after a day: a request that is not stopped hangs, and does not look as if it had been stopped.
        using var shell = Shell.OnQuickSandbox(1, timeoutSpeed: 0.001);
        for (var number = 0; number < 30; number++)
        {
            shell.Send("POST", "access/users", $$"""{"email":"u{{number}}@example.com","name":"u"}""");
            shell.Send("POST", "access/tags", $$"""{"name":"t{{number}}"}""");
        }

        using var other = Shell.OpenRunspace();
        other.SessionStateProxy.SetVariable("context", shell.Run("Get-CfAccessContext").Ok()[0]);
        using var command = PowerShell.Create(other);
        command.AddScript("$PSDefaultParameterValues = @{ '*-CfAccess*:Context' = $context }; " + script);

        // The list passes, and the eight requests that follow it are held. Where the first object ends the command, the request
        // for it is released: another request may take its place before the command ends.
        var first = (string)shell.Run("Get-CfAccessUser").Ok()[0].Properties["Id"].Value;
        using var held =
            new Held(shell.Server, free: 1, wanted: 8, isFirst: request => request.Path.Contains(first, StringComparison.Ordinal));
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

        // Without the request of Get-CfAccessOrganization.
        Assert.InRange(held.Count - 1, 9, reason is "Ctrl+C" or "runspace closed" ? 9 : 10);
    }

    [Fact]
    public async Task Stopping_a_command_ends_the_request_under_way()
    {
        using var shell = Shell.OnSandbox();
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        shell.Server.Intercept = _ =>
        {
            received.TrySetResult();
            return Fault.Hold(never.Task);
        };
        using var output = new PSDataCollection<PSObject>();
        using var command = shell.Begin("Get-CfAccessApp", output);
        await received.Task.WaitAsync(Token);

        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(Token);

        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
        never.SetResult();
    }

    [Fact]
    public async Task Waiting_for_the_rate_limit_shows_the_time_left_and_can_be_stopped()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(
            429, """{"success":false,"errors":[{"code":10100,"message":"rate limited"}]}""", "application/json", ("Retry-After", "240"));
        var shown = new TaskCompletionSource<ProgressRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var output = new PSDataCollection<PSObject>();
        using var command = shell.Begin("Get-CfAccessApp", output, progress => shown.TrySetResult(progress));

        var record = await shown.Task.WaitAsync(Token);
        await Task.Factory.FromAsync(command.BeginStop, command.EndStop, null).WaitAsync(Token);

        Assert.Equal(240, record.SecondsRemaining);
        Assert.Contains("rate limit", record.StatusDescription, StringComparison.Ordinal);
        Assert.Single(shell.Sent);
    }

    /// <summary>Lets the first requests pass and holds the others.</summary>
    private sealed class Held : IDisposable
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Held(
            RecordingServer server,
            int free,
            int wanted,
            Func<ReceivedRequest, bool>? isCounted = null,
            Func<ReceivedRequest, bool>? isFirst = null) => server.Intercept = request =>
        {
            if (isCounted?.Invoke(request) == false)
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
