using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Tasks;

namespace CloudflareAccess.Benchmarks;

/// <summary>The least that any client has to do: HttpClient, and a reader over the bytes.</summary>
internal sealed class BareClient : IDisposable
{
    private const int PageSize = 1000;
    private const int AtATime = 8;

    private readonly HttpClient _http = new();
    private readonly Uri _server;

    public BareClient(Uri server)
    {
        _server = server;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Place.Token);
    }

    /// <summary>Where the server has so many objects and answers after so many milliseconds.</summary>
    public Uri At(int latency, int objects) => new(_server, string.Create(CultureInfo.InvariantCulture, $"{latency}/{objects}"));

    /// <summary>One page as bytes.</summary>
    public Task<byte[]> PageAsync(Uri at, string kind, int page) => _http.GetByteArrayAsync(
        string.Create(CultureInfo.InvariantCulture, $"{at}/accounts/{Place.Account}/access/{kind}?page={page}&per_page={PageSize}"));

    /// <summary>The time of one request whose answer is small: the latency as a client sees it.</summary>
    public async Task<TimeSpan> LatencyAsync(int latency)
    {
        var at = At(latency, 1);
        var times = new List<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await PageAsync(at, "apps", 1);
            times.Add(Stopwatch.GetElapsedTime(begun));
        }

        return Median.Of(times);
    }

    /// <summary>Reads a whole list: the first page says how many there are, the others are asked for eight at a time.</summary>
    public async Task<int> ListAsync(Uri at, string kind)
    {
        var (count, total) = Read(await PageAsync(at, kind, 1));
        var pages = Enumerable.Range(2, Math.Max(0, ((total + PageSize - 1) / PageSize) - 1));
        var read = count;
        await Parallel.ForEachAsync(pages, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (page, _) =>
            System.Threading.Interlocked.Add(ref read, Read(await PageAsync(at, kind, page)).Count));
        return read;
    }

    /// <summary>Asks the server how many requests came since it was last asked.</summary>
    public async Task<int> ReceivedAsync() => int.Parse(await _http.GetStringAsync(new Uri(_server, "received")), CultureInfo.InvariantCulture);

    public void Dispose() => _http.Dispose();

    // Every token is looked at, none is kept.
    private static (int Count, int Total) Read(ReadOnlySpan<byte> page)
    {
        var reader = new Utf8JsonReader(page);
        var (count, total) = (0, 0);
        var inResult = false;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                inResult = reader.ValueTextEquals("result"u8);
            }
            else if (inResult && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.StartObject)
            {
                count++;
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("total_count"u8))
            {
                reader.Read();
                total = reader.GetInt32();
            }
        }

        return (count, total);
    }
}
