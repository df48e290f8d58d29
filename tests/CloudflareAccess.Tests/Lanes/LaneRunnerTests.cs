using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess.Tests.Lanes;

/// <summary>Several items at the same time on one thread: order, room, errors and stops, without PowerShell.</summary>
public sealed class LaneRunnerTests
{
    private readonly LaneOwner _owner = new();

    [Fact]
    public void Output_and_errors_come_in_the_order_of_the_items_whichever_is_finished_first()
    {
        var (first, second, third) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        _owner.Begin("a", first.Task);
        _owner.BeginFailing("b", second.Task, new LaneOwner.ItemException("no"));
        _owner.Begin("c", third.Task);

        third.SetResult();
        second.SetResult();
        first.SetResult();
        _owner.Runner.Finish();

        Assert.Equal(["a", "error b: no", "c"], _owner.Written);
        Assert.Equal(3, _owner.Counted);
    }

    [Fact]
    public void The_first_item_writes_at_once_while_it_goes_on()
    {
        var more = new TaskCompletionSource();
        _owner.Runner.Beside("a", 8, async () =>
        {
            _owner.Write("page 1");
            await more.Task.ConfigureAwait(true);
            _owner.Write("page 2");
        });

        Assert.Equal(["page 1"], _owner.Written);
        more.SetResult();
        _owner.Runner.Finish();

        Assert.Equal(["page 1", "page 2"], _owner.Written);
    }

    [Fact]
    public void All_code_of_an_item_runs_on_the_thread_of_the_pipeline()
    {
        var threads = new List<int>();
        _owner.Runner.Beside("a", 8, async () =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            await Task.Run(static () => { }, CancellationToken.None).ConfigureAwait(true);
            threads.Add(Environment.CurrentManagedThreadId);
            await Task.Yield();
            threads.Add(Environment.CurrentManagedThreadId);
        });
        _owner.Runner.Finish();

        Assert.Equal(Enumerable.Repeat(Environment.CurrentManagedThreadId, 3), threads);
    }

    [Fact]
    public void The_next_item_begins_when_one_of_as_many_as_the_limit_is_finished()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        _owner.Begin("a", first.Task, limit: 2);
        Assert.Empty(_owner.Written);

        LaneOwner.WhenWaiting(first.SetResult);
        _owner.Begin("b", second.Task, limit: 2);

        Assert.Equal(["a"], _owner.Written);
        second.SetResult();
        _owner.Runner.Finish();
        Assert.Equal(["a", "b"], _owner.Written);
    }

    [Fact]
    public void Items_that_wait_to_be_written_are_limited_too()
    {
        var head = new TaskCompletionSource();
        _owner.Begin("head", head.Task, limit: 2);
        for (var number = 1; number <= 14; number++)
        {
            _owner.Begin($"{number}", Task.CompletedTask, limit: 2);
        }

        Assert.Empty(_owner.Written);
        LaneOwner.WhenWaiting(head.SetResult);
        _owner.Begin("15", Task.CompletedTask, limit: 2);

        Assert.Equal("head", _owner.Written.FirstOrDefault());
    }

    [Fact]
    public void An_item_that_waits_until_its_output_is_written_reads_on_only_then()
    {
        var (head, pages) = (new TaskCompletionSource(), 0);
        _owner.Begin("head", head.Task);
        _owner.Runner.Beside("list", 8, async () =>
        {
            for (; pages < 2; pages++)
            {
                _owner.Write($"page {pages}");
                await _owner.Runner.WrittenAsync().ConfigureAwait(true);
            }
        });

        Assert.Equal(0, pages);
        head.SetResult();
        _owner.Begin("next", Task.CompletedTask);

        Assert.Equal(["head", "page 0", "page 1", "next"], _owner.Written);
    }

    [Fact]
    public void Questions_come_in_the_order_of_the_items()
    {
        var questions = new List<string>();
        TaskCompletionSource[] reads = [new(), new(), new()];
        for (var number = 0; number < 3; number++)
        {
            var (name, read) = ($"item {number}", reads[number].Task);
            _owner.Runner.Beside(name, 8, async () =>
            {
                await read.ConfigureAwait(true);
                await _owner.Runner.TurnAsync().ConfigureAwait(true);
                questions.Add(name);

                // The second question of an item has its turn already.
                Assert.True(_owner.Runner.TurnAsync().IsCompleted);
            });
        }

        Array.ForEach([2, 1, 0], number => reads[number].SetResult());
        _owner.Runner.Finish();

        Assert.Equal(["item 0", "item 1", "item 2"], questions);
    }

    [Fact]
    public void An_item_that_ends_without_a_question_passes_its_turn_on()
    {
        var (held, fail, questions) = (new TaskCompletionSource(), new TaskCompletionSource(), new List<string>());
        Ask("held", held.Task);
        _owner.BeginFailing("failing", fail.Task, new LaneOwner.ItemException("no"));
        Ask("last", Task.CompletedTask);

        Assert.Equal(["held"], questions);
        fail.SetResult();
        _owner.Begin("next", Task.CompletedTask);

        Assert.Equal(["held", "last"], questions);

        void Ask(string item, Task wait) => _owner.Runner.Beside(item, 8, async () =>
        {
            await _owner.Runner.TurnAsync().ConfigureAwait(true);
            questions.Add(item);
            await wait.ConfigureAwait(true);
        });
    }

    [Fact]
    public void An_error_that_ends_the_command_waits_for_changes_under_way_and_ends_all_else()
    {
        var (read, fail, change) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        _owner.BeginFailing("refused", fail.Task, new LaneOwner.CommandEndedException());
        _owner.Begin("read", read.Task);
        _owner.Begin("made", change.Task, change: "Create made");
        _owner.BeginFailing("failed", change.Task, new LaneOwner.ItemException("no"), change: "Create failed");
        _owner.BeforeSettling = () =>
        {
            read.SetResult();
            LaneOwner.WhenWaiting(change.SetResult);
        };

        fail.SetResult();
        Assert.Throws<LaneOwner.CommandEndedException>(_owner.Runner.Finish);

        Assert.Equal(["made"], _owner.Written);
        Assert.Equal(["Create failed: no"], _owner.Warnings);
        Assert.Empty(_owner.Runner.Uncertain);
    }

    [Fact(Timeout = 60_000)]
    public Task A_change_that_waits_for_its_turn_behind_an_item_that_is_ended_gets_it() => Task.Run(
        () =>
        {
            var (owner, fail) = (new LaneOwner(), new TaskCompletionSource());
            owner.BeginFailing("refused", fail.Task, new LaneOwner.CommandEndedException());
            owner.Begin("read", new TaskCompletionSource().Task);
            owner.Runner.Beside("made", 8, async () =>
            {
                owner.Runner.Change("Create made");
                await owner.Runner.TurnAsync().ConfigureAwait(true);
                owner.Write("made");
            });

            fail.SetResult();
            Assert.Throws<LaneOwner.CommandEndedException>(owner.Runner.Finish);

            Assert.Equal(["made"], owner.Written);
        },
        TestContext.Current.CancellationToken);

    [Fact]
    public void An_error_that_ends_the_command_is_reported_after_the_items_before_it_and_no_item_begins_after_it()
    {
        var head = new TaskCompletionSource();
        _owner.Begin("head", head.Task);
        LaneOwner.WhenWaiting(head.SetResult);

        Assert.Throws<LaneOwner.CommandEndedException>(() =>
            _owner.BeginFailing("refused", Task.CompletedTask, new LaneOwner.CommandEndedException()));

        Assert.Equal(["head"], _owner.Written);
    }

    [Fact]
    public void A_Halt_in_one_item_ends_all_items_at_once()
    {
        var never = new TaskCompletionSource();
        _owner.Begin("head", never.Task, change: "Create head");

        Assert.Throws<ActionPreferenceStopException>(() =>
            _owner.BeginFailing("halted", Task.CompletedTask, new ActionPreferenceStopException("Halt")));

        Assert.Empty(_owner.Written);
        Assert.Equal(["Create head"], _owner.Runner.Uncertain);
    }

    [Fact]
    public void A_stop_ends_the_wait_and_tells_what_is_done_and_what_is_uncertain()
    {
        var (held, read) = (new TaskCompletionSource(), new TaskCompletionSource());
        _owner.Begin("done", Task.CompletedTask, change: "Create done");
        _owner.Begin("only read", Task.CompletedTask);
        _owner.Begin("held", held.Task, change: "Create held");
        _owner.Begin("reading", read.Task);

        // A change that is finished behind one that is not was not reported as done.
        _owner.Begin("behind", Task.CompletedTask, change: "Create behind");

        LaneOwner.WhenWaiting(() =>
        {
            _owner.Stop();
            held.SetResult();
            read.SetResult();
        });
        Assert.Throws<PipelineStoppedException>(_owner.Runner.Finish);

        Assert.Equal(1, _owner.Runner.Changed);
        Assert.Equal(["Create held", "Create behind"], _owner.Runner.Uncertain);
        Assert.Equal(["done", "only read"], _owner.Written);
    }

    [Fact]
    public void After_a_stop_no_item_goes_on()
    {
        var (held, wentOn) = (new TaskCompletionSource(), false);
        _owner.Runner.Beside("held", 8, async () =>
        {
            await held.Task.ConfigureAwait(true);
            wentOn = true;
        });

        held.SetResult();
        _owner.Stop();

        Assert.Throws<PipelineStoppedException>(_owner.Runner.Finish);
        Assert.False(wentOn);
    }

    [Fact]
    public void A_canceled_wait_is_a_stop_only_where_the_command_was_stopped()
    {
        var canceled = Task.FromCanceled<int>(new CancellationToken(canceled: true));
        Assert.Throws<TaskCanceledException>(() => _owner.Runner.Wait(() => canceled));

        _owner.Stop();

        Assert.Throws<PipelineStoppedException>(() => _owner.Runner.Wait(() => canceled));
    }

    [Fact]
    public void A_wait_inside_an_item_runs_its_awaits_outside_of_the_item()
    {
        SynchronizationContext? seen = new();
        var result = 0;
        _owner.Runner.Beside("a", 8, () =>
        {
            result = _owner.Runner.Wait(() =>
            {
                seen = SynchronizationContext.Current;
                return Task.Run(static () => 5, CancellationToken.None);
            });
            return Task.CompletedTask;
        });

        Assert.Null(seen);
        Assert.Equal(5, result);
    }

    [Fact]
    public void What_is_written_outside_of_an_item_is_written_at_once()
    {
        _owner.Begin("held", new TaskCompletionSource().Task);

        _owner.Write("warning");

        Assert.Equal(["warning"], _owner.Written);
    }
}
