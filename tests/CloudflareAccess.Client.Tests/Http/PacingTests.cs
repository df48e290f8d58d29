using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Tests.Hosting;

namespace CloudflareAccess.Client.Tests.Http;

/// <summary>Bulk work slows down before the limit, so that it is not locked out.</summary>
public sealed class PacingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task Three_thousand_requests_never_meet_the_limit_even_beside_another_client(int usedByOthers)
    {
        var clock = new FakeClock();
        using var server = new LimitedServer(clock, usedByOthers);
        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), AccessClient.DefaultBaseUri, server, clock);
        var observer = new RecordingObserver();

        for (var number = 0; number < 3000; number++)
        {
            await client.SendAsync(new ApiRequest(HttpMethod.Put, "x"), new ApiCall(observer, TestContext.Current.CancellationToken));
        }

        Assert.Equal((3000, 0), (server.Done, server.Refused));
        Assert.Contains(observer.Lines, static line => line.Contains("limit of requests is near", StringComparison.Ordinal));

        // No window goes by without its share being used.
        var windows = Math.Ceiling(3000.0 / (1200 - usedByOthers));
        Assert.InRange(clock.Waits.Sum(static wait => wait.TotalSeconds), 300 * (windows - 1) - 1, 300 * windows);
    }

    [Fact]
    public async Task Far_from_the_limit_nothing_waits()
    {
        var clock = new FakeClock();
        using var server = new LimitedServer(clock, 0);
        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), AccessClient.DefaultBaseUri, server, clock);

        for (var number = 0; number < 1100; number++)
        {
            await client.SendAsync(
                new ApiRequest(HttpMethod.Get, "x"), new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken));
        }

        Assert.Empty(clock.Waits);
        Assert.Equal(100, client.Quota!.Value.Left);
    }

    [Fact]
    public async Task Many_at_once_share_what_is_left()
    {
        var clock = new FakeClock();
        using var server = new LimitedServer(clock, 0);
        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), AccessClient.DefaultBaseUri, server, clock);
        await client.SendAsync(
            new ApiRequest(HttpMethod.Get, "x"), new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken));
        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken };

        await Parallel.ForAsync(0, 2000, options, async (_, token) =>
            await client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), new ApiCall(new RecordingObserver(), token)));

        Assert.Equal((2001, 0), (server.Done, server.Refused));
    }

    [Fact]
    public async Task A_window_of_a_day_is_not_believed()
    {
        using var wire = new Wire(
            ScriptedTransport.Json(200, Wire.Ok("[]"), ("Ratelimit", "\"default\";r=0;t=86400")),
            ScriptedTransport.Json(200, Wire.Ok("[]")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);
        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.Equal(TimeSpan.FromMinutes(6), Assert.Single(wire.Clock.Waits));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task A_clock_that_jumps_changes_no_wait(int seconds)
    {
        var clock = new FakeClock();
        using var server = new LimitedServer(clock, 0);
        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), AccessClient.DefaultBaseUri, server, clock);

        for (var number = 0; number < 2500; number++)
        {
            if (number % 700 == 699)
            {
                clock.Jump(TimeSpan.FromSeconds(number % 1400 == 699 ? seconds : -seconds));
            }

            await client.SendAsync(
                new ApiRequest(HttpMethod.Get, "x"), new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken));
        }

        Assert.Equal((2500, 0), (server.Done, server.Refused));
        Assert.All(clock.Waits, static wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMinutes(5)));
        Assert.InRange(clock.Waits.Sum(static wait => wait.TotalSeconds), 599, 900);
    }

    [Fact]
    public void A_late_response_gives_back_no_budget()
    {
        var budget = new RateBudget();
        var later = TimeSpan.FromSeconds(8);
        budget.Learn(new RateQuota(2, 30), TimeSpan.Zero, TimeSpan.Zero);
        budget.Learn(new RateQuota(5, 30), TimeSpan.Zero, later);

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => budget.Take(later).IsGranted));
    }

    [Theory]
    [InlineData("\"default\";r=50;t=30", 50, 30)]
    [InlineData("\"burst\"; r=0; t=7", 0, 7)]
    [InlineData("limit=1200", null, null)]
    [InlineData("\"default\";r=99999999999;t=30", null, null)]
    public void The_header_is_read_or_ignored(string header, int? left, int? seconds) =>
        Assert.Equal(left is null ? null : new RateQuota(left.Value, seconds!.Value), RateQuota.Parse(header));

    /// <summary>1200 requests in five minutes. A client that sends more is locked out for another five minutes.</summary>
    private sealed class LimitedServer(FakeClock clock, int usedByOthers) : HttpMessageHandler
    {
        private readonly object _lock = new();
        private TimeSpan _ends;
        private int _count;

        public int Done { get; private set; }

        public int Refused { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                if (clock.Uptime >= _ends || _ends == TimeSpan.Zero)
                {
                    (_ends, _count) = (clock.Uptime + TimeSpan.FromMinutes(5), usedByOthers);
                }

                _count++;
                var isWithin = _count <= 1200;
                _ends = _count == 1201 ? clock.Uptime + TimeSpan.FromMinutes(5) : _ends;
                Done += isWithin ? 1 : 0;
                Refused += isWithin ? 0 : 1;
                var seconds = Math.Ceiling((_ends - clock.Uptime).TotalSeconds).ToString(CultureInfo.InvariantCulture);
                var response = new HttpResponseMessage(isWithin ? HttpStatusCode.OK : (HttpStatusCode)429)
                {
                    Content = new StringContent(isWithin ? Wire.Ok("{}") : "{}", Encoding.UTF8, "application/json"),
                };
                response.Headers.TryAddWithoutValidation("Ratelimit", $"\"default\";r={Math.Max(0, 1200 - _count)};t={seconds}");
                if (!isWithin)
                {
                    response.Headers.TryAddWithoutValidation("Retry-After", seconds);
                }

                return Task.FromResult(response);
            }
        }
    }
}
