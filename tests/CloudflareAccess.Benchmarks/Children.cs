using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace CloudflareAccess.Benchmarks;

/// <summary>What is measured in a process of its own. Each prints one line of JSON.</summary>
internal static class Children
{
    private const int CpuPages = 20;
    // The runtime compiles what is hot in the end only after it was used many times, and counts until then.
    private const int WarmRounds = 40;
    private const int Rounds = 9;

    public static async Task RunAsync(string[] args)
    {
        var line = args switch
        {
            ["import", var path] => Import(path),
            ["memory"] => Memory(null, 0),
            ["memory", var at, var count] => Memory(new Uri(at), int.Parse(count, CultureInfo.InvariantCulture)),
            ["cpu", var server] => await CpuAsync(new Uri(server)),
            _ => throw new ArgumentException($"There is no such child: {string.Join(' ', args)}"),
        };
        Console.WriteLine(line.ToJsonString());
    }

    private static JsonObject Import(string path)
    {
        using var engine = new Engine(hasModule: false);
        return new JsonObject { ["milliseconds"] = engine.Run($"Import-Module '{path}'").TotalMilliseconds };
    }

    private static JsonObject Memory(Uri? at, int count)
    {
        using var engine = new Engine();
        engine.Run("$null | Out-Null");
        if (at is not null)
        {
            engine.Connect(at);
            engine.Run("Get-CfAccessUser | Out-Null");
        }

        using var self = Process.GetCurrentProcess();
        var line = new JsonObject
        {
            ["peak"] = self.PeakWorkingSet64,
            ["heap"] = GC.GetGCMemoryInfo().HeapSizeBytes,
            ["private"] = self.PrivateMemorySize64,
        };

        // Only after the figure is taken: that the list was whole.
        if (at is not null)
        {
            engine.Run("Get-CfAccessUser | Measure-Arrival");
            line["count"] = MeasureArrivalCommand.Count;
            if (MeasureArrivalCommand.Count != count)
            {
                throw new MeasurementException($"{MeasureArrivalCommand.Count} users came, not {count}.");
            }
        }

        return line;
    }

    private static async Task<JsonObject> CpuAsync(Uri server)
    {
        using var client = new BareClient(server);
        using var engine = new Engine();
        var at = client.At(0, CpuPages * 1000);
        engine.Connect(at);
        var pages = new List<byte[]>();
        for (var page = 1; page <= CpuPages; page++)
        {
            pages.Add(await client.PageAsync(at, "users", page));
        }

        WriteReadyCommand.Ready = [.. Enumerable.Range(0, CpuPages * 1000).Select(static _ => new object())];
        var contestants = new (string Name, Func<Task> Run)[]
        {
            ("module", () =>
            {
                engine.Run("Get-CfAccessUser | Out-Null");
                return Task.CompletedTask;
            }),
            ("transport", async () =>
            {
                for (var page = 1; page <= CpuPages; page++)
                {
                    await client.PageAsync(at, "users", page);
                }
            }),
            ("pipeline", () =>
            {
                engine.Run("Write-Ready | Out-Null");
                return Task.CompletedTask;
            }),
            ("class", () =>
            {
                Check(pages.Sum(static page => JsonSerializer.Deserialize(page, PlainContext.Default.PlainPage)!.Result.Count));
                return Task.CompletedTask;
            }),
            ("jsonObject", () =>
            {
                Check(pages.Sum(static page => JsonNode.Parse(page)!["result"]!.AsArray().Count(static user => user!["id"] is not null)));
                return Task.CompletedTask;
            }),
        };
        var figures = contestants.ToDictionary(static one => one.Name, static _ => new List<double>());
        for (var round = 0; round < WarmRounds + Rounds; round++)
        {
            foreach (var (name, run) in contestants)
            {
                // What one leaves behind is not cleared away at the cost of the next.
                GC.Collect();
                var before = Environment.CpuUsage.TotalTime;
                await run();
                if (round >= WarmRounds)
                {
                    figures[name].Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (CpuPages * 1000));
                }
            }
        }

        engine.Run("Get-CfAccessUser | Measure-Arrival");
        Check(MeasureArrivalCommand.Count);
        return new JsonObject(figures.Select(static figure => KeyValuePair.Create(figure.Key, (JsonNode?)Median.Of(figure.Value))));

        static void Check(int count)
        {
            if (count != CpuPages * 1000)
            {
                throw new MeasurementException($"{count} users came, not {CpuPages * 1000}.");
            }
        }
    }
}

/// <summary>A user as a class of its own, without any of the module.</summary>
internal sealed record PlainUser(
    string Id,
    string Uid,
    string Name,
    string Email,
    bool AccessSeat,
    bool GatewaySeat,
    string SeatUid,
    long ActiveDeviceCount,
    DateTimeOffset LastSuccessfulLogin,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A page of users.</summary>
internal sealed record PlainPage(bool Success, List<PlainUser> Result);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PlainPage))]
internal sealed partial class PlainContext : JsonSerializerContext;
