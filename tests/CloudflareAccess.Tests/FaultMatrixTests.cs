using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>Every cmdlet that sends anything, against everything that goes wrong on a network: one clear error or success, nothing lost, nothing doubled.</summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    private const string Refusal = """{"success":false,"errors":[{"code":10001,"message":"access.api.error.internal_server_error"}],"messages":[],"result":null}""";

    // Longer than a name may be, so that no server is asked for it: what answers here for other names is not known.
    private static readonly string NoSuchHost = string.Join('.', Enumerable.Repeat(new string('a', 62), 4)) + ".a";

    private static readonly Task Never = new TaskCompletionSource().Task;

    /// <summary>What the client makes of a fault.</summary>
    private enum Kind
    {
        /// <summary>Nobody knows whether the request was done; what may be repeated is.</summary>
        Broken,

        /// <summary>As before, and it took its time.</summary>
        Silent,

        /// <summary>The server says that it failed; what may be repeated is.</summary>
        Failed,

        /// <summary>Nothing was done: everything is repeated.</summary>
        Limited,

        /// <summary>It was done, and the answer cannot be read: nothing is repeated.</summary>
        Garbled,
    }

    private static IReadOnlyList<Wrong> Faults { get; } =
    [
        new("reset before the request was done", Kind.Broken, Fault.Drop),
        new("reset after the request was done", Kind.Broken, Fault.DropAfterProcessing),
        new("reset in the middle of the body", Kind.Broken, Fault.CutAfterProcessing),
        new("429 with seconds", Kind.Limited, static () => Fault.Answer(429, Refusal, "application/json", ("Retry-After", "3"))),
        new("429 with a date", Kind.Limited, static () => Fault.Answer(429, Refusal, "application/json", ("Retry-After", DateTimeOffset.UtcNow.AddSeconds(3).ToString("R")), ("Date", DateTimeOffset.UtcNow.ToString("R")))),
        new("429 with neither", Kind.Limited, static () => Fault.Answer(429, Refusal)) { Attempts = 8 },
        .. new[] { 500, 502, 503 }.SelectMany(static status => new Wrong[]
        {
            new($"{status} as JSON", Kind.Failed, () => Fault.Answer(status, Refusal)),
            new($"{status} as HTML", Kind.Failed, () => Fault.Answer(status, "<html>oops</html>", "text/html")),
            new($"{status} empty", Kind.Failed, () => Fault.Answer(status, null)),
        }),
        new("cut JSON", Kind.Garbled, static () => Fault.BytesAfterProcessing("application/json", static body => Encoding.UTF8.GetBytes(body[..(body.Length / 2)]))),
        new("HTML in place of JSON", Kind.Garbled, static () => Fault.BytesAfterProcessing("text/html", static _ => "<html>Sign in to the hotel's network</html>"u8.ToArray())),
        new("another content type", Kind.Garbled, static () => Fault.BytesAfterProcessing("application/octet-stream", Encoding.UTF8.GetBytes)),
        new("not UTF-8", Kind.Garbled, static () => Fault.BytesAfterProcessing("application/json", static _ => [.. "{\"success\":true,\"result\":{\"id\":\""u8, 0xC3, 0x28, .. "\"}}"u8])),
        new("UTF-16", Kind.Garbled, static () => Fault.BytesAfterProcessing("application/json; charset=utf-16", Encoding.Unicode.GetBytes)),
        new("gzip that is none", Kind.Garbled, static () => Fault.BytesAfterProcessing("application/json", Encoding.UTF8.GetBytes, ("Content-Encoding", "gzip"))),
        new("200 MB", Kind.Garbled, static () => Fault.LongAfterProcessing(200, isSaid: true)),
        new("200 MB in pieces", Kind.Garbled, static () => Fault.LongAfterProcessing(200, isSaid: false)) { IsHeavy = true },
        new("a redirect to another host", Kind.Garbled, static () => Fault.Answer(302, null, "text/html", ("Location", "https://elsewhere.invalid/"))),
    ];

    /// <summary>What takes its time: each costs a time-out, which is quicker here, and long enough for a busy machine to answer in.</summary>
    private static IReadOnlyList<Wrong> SlowFaults { get; } =
    [
        new("never answering", Kind.Silent, static () => Fault.Hold(Never)),
        new("slow drip", Kind.Silent, Fault.DripAfterProcessing),
    ];

    [Fact]
    public void Every_cmdlet_is_in_the_catalogue()
    {
        using var shell = Shell.Unconnected();

        var cmdlets = shell.Run("Get-Command -Module CloudflareAccess").Ok().Select(static command => ((CommandInfo)command.BaseObject).Name).ToList();

        Assert.True(cmdlets.Count > 100);
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), Catalogue.All.Select(static use => use.Cmdlet).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_verb_that_a_resource_can_is_in_the_catalogue()
    {
        using var shell = Shell.Unconnected();
        var families = shell.Families();

        Assert.True(families.Count > 50);

        // A tag is its name: to set it is to rename it. A test of policies is started.
        Assert.Equal(["Set-CfAccessTag", "New-CfAccessPolicyTest"], families.Where(static family => Catalogue.All.All(use => use.Cmdlet != family)));
    }

    [Fact]
    public void Whatever_goes_wrong_ends_in_one_clear_error_or_in_success_and_nothing_is_lost_or_doubled() => Cross(Faults, 4, 1, 4000);

    [Fact]
    public void Whatever_takes_too_long_ends_in_the_same_way() => Cross(SlowFaults, 16, 25, 200);

    private void Cross(IReadOnlyList<Wrong> faults, int atOnce, double timeoutSpeed, int atLeast)
    {
        var cases = 0;
        var writes = 0;
        var problems = new ConcurrentQueue<string>();
        var uses = Catalogue.Sending.ToList();
        OnRigs(uses, atOnce, timeoutSpeed, (rig, use) =>
        {
            var (request, change, _) = rig.RunWell(use);
            var isChange = !request.StartsWith("GET ", StringComparison.Ordinal);
            var isSample = uses.IndexOf(use) % 12 == 0;
            foreach (var wrong in faults.Where(wrong => isSample || !wrong.IsHeavy))
            {
                for (var turn = 0; turn < (isSample || wrong.Kind != Kind.Silent ? 2 : 1); turn++)
                {
                    Interlocked.Increment(ref cases);
                    Interlocked.Add(ref writes, isChange ? 1 : 0);
                    if (Problem(rig, use, request, change, wrong, always: turn == 1) is { } problem)
                    {
                        problems.Enqueue($"{use} | {wrong.Name}{(turn == 1 ? ", always" : ", once")}: {problem}");
                    }
                }
            }
        });

        var report = $"fault matrix: {uses.Count} cmdlet families x {faults.Count} faults, {cases} cases, {writes} of them changes; lost or doubled or unclear: {problems.Count}";
        output.WriteLine(report);
        TestContext.Current.SendDiagnosticMessage(report);
        Assert.True(problems.IsEmpty, $"{report}{Environment.NewLine}{string.Join(Environment.NewLine, problems.Take(60))}");
        Assert.True(cases > atLeast);
    }

    private static string? Problem(Rig rig, Use use, string request, string change, Wrong wrong, bool always)
    {
        rig.Prepare(use);
        var count = rig.Break(request, _ => wrong.Make(), always);
        var result = rig.Run(use);
        rig.Shell.Server.Intercept = null;

        var repeats = use.Repeats || (!use.Moves && request.Split(' ')[0] is "GET" or "PUT" or "DELETE");
        if (SecretSearch.FindInStreams(rig, result) is [var leak, ..])
        {
            return $"a secret is shown: {leak}";
        }

        var isRepeated = wrong.Kind == Kind.Limited || (repeats && wrong.Kind is not Kind.Garbled);
        var attempts = !isRepeated ? 1 : always ? wrong.Attempts : 2;
        var succeeds = isRepeated && !always;
        if (count() != attempts)
        {
            return $"{count()} requests, {attempts} expected";
        }

        if (use.Reports)
        {
            return result.Errors.Count == 0 ? null : $"it reports, and has an error: {result.Errors[0]}";
        }

        if (succeeds)
        {
            return result.Errors.Count > 0 ? $"error: {result.Errors[0]}" : rig.Change() != change ? $"changed '{rig.Change()}' in place of '{change}'" : null;
        }

        var expected = wrong.ErrorId(repeats);
        if (result.Errors.Count != 1 || !result.Errors[0].FullyQualifiedErrorId.StartsWith(expected + ",", StringComparison.Ordinal))
        {
            return $"{expected} expected: {string.Join(" & ", result.Errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}"))}";
        }

        var error = result.Errors[0];
        if (error.CategoryInfo.Category == ErrorCategory.NotSpecified || error.ErrorDetails is null || error.ErrorDetails.Message.Length <= error.Exception.Message.Length)
        {
            return $"the error does not say what to do: {error} {error.CategoryInfo.Category}";
        }

        // What is not known to have been done was done once at most.
        return rig.Change() is "" || rig.Change() == change ? null : $"changed '{rig.Change()}' where '{change}' was asked for";
    }

    /// <summary>Where no connection can be made at all: one error, and nothing is sent.</summary>
    [Theory]
    [InlineData("refused")]
    [InlineData("expired TLS")]
    [InlineData("no such host")]
    public void Where_no_connection_can_be_made_there_is_one_error_and_nothing_was_sent(string how)
    {
        using var expired = how == "expired TLS" ? ExpiredServer.Start() : null;
        var elsewhere = how switch
        {
            "refused" => ClosedPort(),
            "expired TLS" => expired!.BaseUri,
            _ => new Uri($"https://{NoSuchHost}/client/v4"),
        };
        AppContext.SetData($"CloudflareAccess.ClockSpeed {elsewhere}", 1000d);
        var problems = new ConcurrentQueue<string>();
        OnRigs(Catalogue.Sending.Where(static use => !use.Reports).ToList(), 4, 1, (rig, use) =>
        {
            rig.Prepare(use, elsewhere);
            rig.Shell.Run("if (-not $broken) { $broken = Connect-CfAccess -ApiToken $token -AccountId $account -BaseUri $base -Name broken -SkipVerification -PassThru; Select-CfAccessContext default }");
            var result = rig.Run(use, "$broken");

            if (result.Errors.Count != 1 || !result.Errors[0].FullyQualifiedErrorId.StartsWith("CfAccessConnectionFailed,", StringComparison.Ordinal))
            {
                problems.Enqueue($"{use}: {string.Join(" & ", result.Errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}"))}");
            }

            if (rig.Shell.Sent.Count > 0)
            {
                problems.Enqueue($"{use}: {string.Join(", ", rig.Shell.Sent)} went to the default context");
            }
        });

        Assert.True(problems.IsEmpty, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void A_redirect_takes_nothing_to_another_host()
    {
        using var other = RecordingServer.Start();
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = _ => Fault.Answer(307, null, "text/html", ("Location", $"{other.BaseUri}/accounts/x/access/tags"));

        var error = shell.Run("Get-CfAccessTag").Error;

        Assert.Contains("redirect", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(other.Exchanges);
    }

    private static Uri ClosedPort()
    {
        using var server = RecordingServer.Start();
        return server.BaseUri;
    }

    // Each has a company of its own; an engine each for all of them would cost more than the cases.
    private static void OnRigs(List<Use> uses, int atOnce, double timeoutSpeed, Action<Rig, Use> work)
    {
        var next = -1;
        Parallel.For(0, atOnce, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, _ =>
        {
            using var rig = new Rig(timeoutSpeed, SecretSearch.EveryPreference);
            for (var number = Interlocked.Increment(ref next); number < uses.Count; number = Interlocked.Increment(ref next))
            {
                work(rig, uses[number]);
            }
        });
    }

    private sealed record Wrong(string Name, Kind Kind, Func<Fault> Make)
    {
        public int Attempts { get; init; } = 4;

        /// <summary>Whether it is tried with a sample of the uses only, since 64 MB are read each time.</summary>
        public bool IsHeavy { get; init; }

        public string ErrorId(bool repeats) => Kind switch
        {
            Kind.Limited => "CfAccessRateLimited",
            Kind.Failed => "CfAccessServerError",
            _ when !repeats => "CfAccessOutcomeUnknown",
            Kind.Broken => "CfAccessConnectionFailed",
            Kind.Silent => "CfAccessTimeout",
            _ => "CfAccessUnreadableAnswer",
        };
    }
}
