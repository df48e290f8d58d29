using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Faults;

/// <summary>Every cmdlet that sends a request meets every fault of a network.</summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_fault_ends_in_one_clear_error_or_in_success_and_nothing_is_lost_or_doubled()
    {
        var cases = FaultCase.Cross(NetworkFault.All);

        var problems = Problems(cases, atOnce: 4, timeoutSpeed: 1, output);

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems.Take(60)));
        Assert.True(cases.Count > 4000, $"only {cases.Count} cases");
    }

    /// <summary>Runs the cases, and reports how many there were.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="atOnce">How many run at a time.</param>
    /// <param name="timeoutSpeed">How much faster time-outs pass.</param>
    /// <param name="output">Where the report is written.</param>
    /// <returns>The cases that went wrong.</returns>
    internal static IReadOnlyList<string> Problems(
        IReadOnlyList<FaultCase> cases, int atOnce, double timeoutSpeed, ITestOutputHelper output)
    {
        var problems = new ConcurrentQueue<string>();
        Rig.ForEach(
            cases,
            atOnce,
            (rig, one) =>
            {
                if (one.Problem(rig) is { } problem)
                {
                    problems.Enqueue($"{one}: {problem}");
                }
            },
            SecretSearch.EveryPreference,
            timeoutSpeed);

        var report = $"fault matrix: {cases.Select(static one => one.Use).Distinct().Count()} cmdlets"
            + $" x {cases.Select(static one => one.Fault).Distinct().Count()} faults, {cases.Count} cases,"
            + $" {cases.Count(static one => one.IsChange)} of them changes; lost or doubled or unclear: {problems.Count}";
        output.WriteLine(report);
        TestContext.Current.SendDiagnosticMessage(report);
        return [.. problems];
    }
}
