using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Common.Lanes;

namespace CloudflareAccess.Tests.Lanes;

/// <summary>Counts and waits as progress, on a clock that the test moves.</summary>
public sealed class CommandProgressTests
{
    private readonly List<string> _shown = [];
    private readonly CommandProgress _progress;
    private TimeSpan _now;

    public CommandProgressTests() => _progress = new CommandProgress("New-CfAccessTag", () => _now, Show);

    [Fact]
    public void Work_that_ends_within_a_second_shows_nothing()
    {
        _progress.Expect(2);
        At(0.4, _progress.CountItem);
        At(0.9, _progress.CountItem);
        _progress.Complete();

        Assert.Empty(_shown);
    }

    [Fact]
    public void Long_work_shows_its_count_twice_a_second_until_it_ends()
    {
        _progress.Expect(4);
        At(1.0, _progress.CountItem);
        At(1.4, _progress.CountItem);
        At(1.5, _progress.CountItem);
        At(1.6, _progress.CountItem);
        _progress.Complete();

        Assert.Equal(["New-CfAccessTag: 1 of 4, 25 %", "New-CfAccessTag: 3 of 4, 75 %", "New-CfAccessTag: Completed"], _shown);
    }

    [Fact]
    public void Work_of_an_unknown_length_shows_how_much_is_done()
    {
        At(1.0, _progress.CountItem);
        At(2.0, () => _progress.ShowCount(700, null));

        Assert.Equal(["New-CfAccessTag: 1, -1 %", "New-CfAccessTag: 700, -1 %"], _shown);
    }

    [Fact]
    public void A_long_wait_is_shown_with_its_seconds_until_the_next_report()
    {
        _progress.ShowWait((TimeSpan.FromSeconds(0.9), "too soon"));
        _progress.ShowWait((TimeSpan.FromSeconds(12.2), "rate limit"));
        _progress.ShowWait(null);
        _progress.ShowWait(null);

        Assert.Equal(["Cloudflare Access: Waiting: rate limit, 13 s", "Cloudflare Access: Completed"], _shown);
    }

    private void At(double seconds, Action act)
    {
        _now = TimeSpan.FromSeconds(seconds);
        act();
    }

    private void Show(ProgressRecord record)
    {
        var number = record.SecondsRemaining >= 0 ? $"{record.SecondsRemaining} s" : $"{record.PercentComplete} %";
        var text = record.RecordType == ProgressRecordType.Completed ? "Completed" : $"{record.StatusDescription}, {number}";
        _shown.Add($"{record.Activity}: {text}");
    }
}
