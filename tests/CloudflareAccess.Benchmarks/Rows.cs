using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace CloudflareAccess.Benchmarks;

/// <summary>The rows: what is done, against what, and how far apart they may be.</summary>
internal sealed class Rows(Uri server) : IDisposable
{
    private const int Latency = 40;
    private const int AtATime = 8;

    private readonly BareClient _bare = new(server);

    /// <summary>Every row by its name, in the order of the table.</summary>
    public IReadOnlyList<(string Name, Func<Task<IReadOnlyList<Measurement>>> Measure)> All =>
    [
        ("list", ListAsync),
        ("memory", () => Task.FromResult(Memory())),
        ("first", FirstAsync),
        ("revoke", RevokeAsync),
        ("policies", PoliciesAsync),
        ("import", () => Task.FromResult(Import())),
        ("cpu", () => Task.FromResult(Cpu())),
    ];

    public void Dispose() => _bare.Dispose();

    private async Task<IReadOnlyList<Measurement>> ListAsync()
    {
        const int apps = 5_000;
        var at = _bare.At(Latency, apps);
        using var engine = new Engine();
        engine.Connect(at);
        using var sdk = Sdk(at);
        var hasCurl = Worker.IsThere("bash") && Worker.IsThere("curl") && Worker.IsThere("jq");
        var (floor, module, curl, theirs) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());

        // The first rounds warm up, all but curl: its programs start anew in every round.
        for (var round = -3; round < 9; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            Check(await _bare.ListAsync(at, "apps"), apps);
            Keep(floor, round, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);

            var time = engine.Run("$apps = Get-CfAccessApp; $apps.Count", out var count);
            Check(count, apps);
            Keep(module, round, time.TotalMilliseconds);

            // These two take seconds: fewer rounds are enough to see a factor.
            if (round is -1 or >= 0 and < 5)
            {
                if (hasCurl)
                {
                    begun = Stopwatch.GetTimestamp();
                    using var loop = new Worker("bash", [Path.Combine(Place.Project, "list.sh"), At(at), Place.Account, Place.Token]);
                    Check(loop.HearOut().Count, apps);
                    Keep(curl, round, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }

                if (sdk is not null)
                {
                    var answer = JsonDocument.Parse(sdk.Ask()).RootElement;
                    Check(answer.GetProperty("count").GetInt32(), apps);
                    Keep(theirs, round, answer.GetProperty("milliseconds").GetDouble());
                }
            }
        }

        var ours = Median.Of(module);
        return
        [
            new("list", "bare HttpClient and reader", ours / Median.Of(floor), 1.25, Against(ours, Median.Of(floor))),
            new("list", "curl | jq, so many times faster", Faster(curl), 3, curl.Count == 0 ? "bash, curl or jq is not here" : Against(ours, Median.Of(curl))) { IsAtLeast = true },
            new("list", "TypeScript SDK, so many times faster", Faster(theirs), 1.5, theirs.Count == 0 ? "node, npm or the SDK is not here" : Against(ours, Median.Of(theirs))) { IsAtLeast = true },
        ];

        double? Faster(List<double> times) => times.Count == 0 ? null : Median.Of(times) / ours;
    }

    private IReadOnlyList<Measurement> Memory()
    {
        var (empty, few, many) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            empty.Add(Peak("memory"));
            few.Add(Peak("memory", At(_bare.At(0, 20_000)), "20000"));
            many.Add(Peak("memory", At(_bare.At(0, 100_000)), "100000"));
        }

        var (none, some, all) = (Median.Of(empty), Median.Of(few), Median.Of(many));
        return
        [
            new("memory", "100,000 users over the empty engine", all - none, 50, Text($"{all:0} MB over {none:0} MB")) { Unit = "MB" },
            new("memory", "100,000 users over 20,000", (all - none) / (some - none), 1.2, Text($"{all - none:0} MB over {some - none:0} MB")),
        ];

        static double Peak(params string[] child) => Child(child).GetProperty("peak").GetDouble() / (1024 * 1024);
    }

    private async Task<IReadOnlyList<Measurement>> FirstAsync()
    {
        var at = _bare.At(Latency, 100_000);
        using var engine = new Engine();
        engine.Connect(at);
        var (bare, module) = (new List<double>(), new List<double>());
        for (var round = -3; round < 15; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            await _bare.PageAsync(at, "users", 1);
            Keep(bare, round, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);

            begun = Stopwatch.GetTimestamp();
            engine.Run("Get-CfAccessUser | Measure-Arrival -First");
            Check(MeasureArrivalCommand.Count, 1);
            Keep(module, round, Stopwatch.GetElapsedTime(begun, MeasureArrivalCommand.FirstAt).TotalMilliseconds);

            // What was asked for ahead has come to its end, so that it is not in the next round's way.
            await Task.Delay(10 * Latency);
        }

        return [new("first", "the first page by bare HttpClient", Median.Of(module) / Median.Of(bare), 1.2, Against(Median.Of(module), Median.Of(bare)))];
    }

    private async Task<IReadOnlyList<Measurement>> RevokeAsync()
    {
        const int users = 200;
        var times = await CountedAsync(
            _bare.At(Latency, 1),
            $"1..{users} | ForEach-Object {{ \"person$_@example.com\" }} | Revoke-CfAccessUserSession -Confirm:$false",
            users,
            null);
        return [await Waves("revoke", "200 / 8 x latency", times, users, 0)];
    }

    private async Task<IReadOnlyList<Measurement>> PoliciesAsync()
    {
        const int apps = 500;
        var times = await CountedAsync(_bare.At(Latency, apps), "Get-CfAccessApp | Get-CfAccessPolicy | Measure-Arrival", apps + 1, 3 * apps);
        return [await Waves("policies", "500 / 8 x latency, and the list", times, apps, 1)];
    }

    // Runs a script that sends a known number of requests, and keeps its times.
    private async Task<List<double>> CountedAsync(Uri at, string script, int requests, int? objects)
    {
        using var engine = new Engine();
        engine.Connect(at);
        var times = new List<double>();
        for (var round = -1; round < 5; round++)
        {
            await _bare.ReceivedAsync();
            Keep(times, round, engine.Run(script).TotalMilliseconds);
            Check(await _bare.ReceivedAsync(), requests);
            if (objects is { } expected)
            {
                Check(MeasureArrivalCommand.Count, expected);
            }
        }

        return times;
    }

    private async Task<Measurement> Waves(string row, string what, List<double> times, int requests, int before)
    {
        // The latency as a request sees it: a timer is never early, and the way there and back costs something.
        var latency = (await _bare.LatencyAsync(Latency)).TotalMilliseconds;
        var least = ((double)requests / AtATime * latency) + (before * latency);
        return new(row, what, Median.Of(times) / least, 1.1, $"{Against(Median.Of(times), least)}, a request is {Text($"{latency:0.0}")} ms");
    }

    private static IReadOnlyList<Measurement> Import()
    {
        var (empty, module) = (new List<double>(), new List<double>());

        // The first round brings the files into memory.
        for (var round = -1; round < 11; round++)
        {
            Keep(empty, round, Child("import", Place.EmptyModule).GetProperty("milliseconds").GetDouble());
            Keep(module, round, Child("import", Place.Module).GetProperty("milliseconds").GetDouble());
        }

        return [new("import", "an empty binary module", Median.Of(module) / Median.Of(empty), 1.3, Against(Median.Of(module), Median.Of(empty)))];
    }

    private IReadOnlyList<Measurement> Cpu()
    {
        var figures = Child("cpu", server.ToString());
        double Of(string name) => figures.GetProperty(name).GetDouble();
        var ours = Of("module") - Of("transport");
        return
        [
            new("cpu", "a class by source generation", ours / Of("class"), 1.5, Text(
                $"{ours:0.0} us a user next to {Of("class"):0.0} us; JsonObject {Of("jsonObject"):0.0} us ({ours / Of("jsonObject"):0.00} x); the engine's own part of the pipeline {Of("pipeline"):0.0} us; the bytes' way {Of("transport"):0.0} us, in neither")),
        ];
    }

    private static Worker? Sdk(Uri at)
    {
        if (!Worker.IsThere("node") || !Worker.IsThere("npm"))
        {
            return null;
        }

        var folder = Path.Combine(Place.Project, "sdk");
        try
        {
            using var npm = new Worker(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], folder);
            npm.HearOut();
        }
        catch (MeasurementException)
        {
            return null;
        }

        return new Worker("node", ["list.mjs", At(at), Place.Account, Place.Token], folder);
    }

    private static JsonElement Child(params string[] arguments)
    {
        using var child = Worker.Self(["--child", .. arguments]);
        return JsonDocument.Parse(child.HearOut()[^1]).RootElement;
    }

    private static void Check(int count, int expected)
    {
        if (count != expected)
        {
            throw new MeasurementException($"{count} came, not {expected}.");
        }
    }

    private static void Keep(List<double> figures, int round, double figure)
    {
        if (round >= 0)
        {
            figures.Add(figure);
        }
    }

    private static string At(Uri at) => at.ToString();

    private static string Against(double one, double other) => Text($"{one:0} ms next to {other:0} ms");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
