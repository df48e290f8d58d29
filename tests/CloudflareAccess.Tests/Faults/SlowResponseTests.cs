using System;
using System.Linq;

namespace CloudflareAccess.Tests.Faults;

/// <summary>Every cmdlet that sends a request waits for a response that does not come, or does not end.</summary>
public sealed class SlowResponseTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_slow_response_ends_in_one_clear_error_or_in_success_and_nothing_is_lost_or_doubled()
    {
        // The longest first: each waits for one to four time-outs of four seconds, in which a busy machine can respond as well.
        var cases = FaultCase.Cross(NetworkFault.Slow).OrderByDescending(static one => one.IsAlways).ToList();

        var problems = FaultMatrixTests.Problems(cases, atOnce: 32, timeoutSpeed: 25, output);

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems.Take(60)));
        Assert.True(cases.Count > 200, $"only {cases.Count} cases");
    }
}
