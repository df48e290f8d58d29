using System;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Tests.Hosting;

namespace CloudflareAccess.Client.Tests.Http;

/// <summary>The client on real sockets: HttpClient is not the same one on .NET Framework and on .NET.</summary>
public sealed class TransportTests
{
    private const int Long = 60_000;

    [Fact(Timeout = Long)]
    public async Task Sixty_four_requests_are_under_way_at_once()
    {
        var waiting = 0;
        var all = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new LoopbackServer(async stream =>
        {
            if (Interlocked.Increment(ref waiting) == 64)
            {
                all.SetResult(true);
            }

            await all.Task;
            await LoopbackServer.Ok(stream, "{}");
        });
        using var client = Client(server);

        await Task.WhenAll(
            Enumerable.Range(0, 64)
                .Select(_ => client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), Call(TestContext.Current.CancellationToken))));

        Assert.Equal(64, server.Heads.Count);
        using var transport = AccessClient.Transport();
        Assert.True(transport.MaxConnectionsPerServer >= 64);
    }

    [Fact(Timeout = Long)]
    public async Task A_body_is_sent_without_Expect_100_continue()
    {
        using var server = new LoopbackServer(static stream => LoopbackServer.Ok(stream, "{}"));
        using var client = Client(server);

        await client.SendAsync(
            new ApiRequest(HttpMethod.Put, "x") { Body = new JsonObject { ["name"] = "a" } }, Call(TestContext.Current.CancellationToken));

        Assert.DoesNotContain("Expect:", Assert.Single(server.Heads), StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = Long)]
    public async Task A_compressed_response_is_read()
    {
        using var server = new LoopbackServer(static async stream =>
        {
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            {
                zip.Write(Encoding.UTF8.GetBytes(Wire.Ok("""{"name":"zipped"}""")), 0, Wire.Ok("""{"name":"zipped"}""").Length);
            }

            await LoopbackServer.Write(
                stream,
                $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            stream.Write(packed.ToArray(), 0, (int)packed.Length);
        });
        using var client = Client(server);

        var (result, _) = await client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), Call(TestContext.Current.CancellationToken));

        Assert.Equal("zipped", result.GetProperty("name").GetString());
    }

    [Fact(Timeout = Long)]
    public async Task A_request_that_is_cancelled_in_the_middle_of_a_response_ends_at_once()
    {
        var half = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new LoopbackServer(async stream =>
        {
            await LoopbackServer.Write(
                stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"success\":");
            half.SetResult(true);
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        });
        using var client = Client(server);
        using var stop = new CancellationTokenSource();
        var response = client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), Call(stop.Token));
        await half.Task;
        await Task.Delay(200, TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact(Timeout = Long)]
    public async Task A_response_that_is_cut_is_a_failed_connection()
    {
        using var server = new LoopbackServer(static async stream =>
        {
            await LoopbackServer.Write(
                stream, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"success\":");
            throw new IOException();
        });
        using var client = Client(server);

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), Call(TestContext.Current.CancellationToken)));

        Assert.Equal(AccessErrorKind.ConnectionFailed, error.Kind);
        Assert.Equal(4, server.Heads.Count);
    }

    [Fact(Timeout = Long)]
    public async Task A_redirect_is_not_followed()
    {
        using var server = new LoopbackServer(
            static stream => LoopbackServer.Write(stream, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"));
        using var client = Client(server);

        await Assert.ThrowsAsync<AccessApiException>(
            () => client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), Call(TestContext.Current.CancellationToken)));

        Assert.Single(server.Heads);
    }

    [Fact(Timeout = Long)]
    public async Task A_create_without_a_connection_is_not_reported_as_lost()
    {
        Uri nobody;
        using (var server = new LoopbackServer(static _ => Task.CompletedTask))
        {
            nobody = server.BaseUri;
        }

        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), nobody, clock: new FakeClock());

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => client.SendAsync(
                new ApiRequest(HttpMethod.Post, "x") { Body = new JsonObject() }, Call(TestContext.Current.CancellationToken)));

        Assert.Equal(AccessErrorKind.ConnectionFailed, error.Kind);
    }

    [Theory]
    [InlineData(WebExceptionStatus.NameResolutionFailure, AccessErrorKind.ConnectionFailed)]
    [InlineData(WebExceptionStatus.ProxyNameResolutionFailure, AccessErrorKind.ConnectionFailed)]
    [InlineData(WebExceptionStatus.ConnectFailure, AccessErrorKind.ConnectionFailed)]
    [InlineData(WebExceptionStatus.TrustFailure, AccessErrorKind.ConnectionFailed)]
    [InlineData(WebExceptionStatus.SecureChannelFailure, AccessErrorKind.ConnectionFailed)]
    [InlineData(WebExceptionStatus.ReceiveFailure, AccessErrorKind.OutcomeUnknown)]
    [InlineData(WebExceptionStatus.ConnectionClosed, AccessErrorKind.OutcomeUnknown)]
    public async Task The_failure_that_NET_Framework_reports_shows_whether_a_create_may_have_arrived(
        WebExceptionStatus status, AccessErrorKind kind)
    {
        using var wire =
            new Wire(_ => throw new HttpRequestException("Sending failed.", new WebException("It failed.", null, status, null)));

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.SendAsync(new ApiRequest(HttpMethod.Post, "x") { Body = new JsonObject() }, wire.Call));

        Assert.Equal(kind, error.Kind);
    }

#if !NET
#pragma warning disable CA5364 // What an old machine allows is what this is about.
    [Theory]
    [InlineData(SecurityProtocolType.Tls, SecurityProtocolType.Tls | SecurityProtocolType.Tls12)]
    [InlineData(
        SecurityProtocolType.Tls | SecurityProtocolType.Tls11,
        SecurityProtocolType.Tls | SecurityProtocolType.Tls11 | SecurityProtocolType.Tls12)]
    [InlineData(SecurityProtocolType.SystemDefault, SecurityProtocolType.SystemDefault)]
#pragma warning restore CA5364
    public void TLS_1_2_is_added_to_what_the_process_allows(SecurityProtocolType before, SecurityProtocolType after)
    {
        var found = ServicePointManager.SecurityProtocol;
        try
        {
            ServicePointManager.SecurityProtocol = before;

            using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), AccessClient.DefaultBaseUri);

            Assert.Equal(after, ServicePointManager.SecurityProtocol);
        }
        finally
        {
            ServicePointManager.SecurityProtocol = found;
        }
    }
#endif

    // On a clock that does not wait between the repeats.
    private static AccessClient Client(LoopbackServer server) =>
        new(new TokenCredential(Wire.Token.Conceal()), server.BaseUri, clock: new FakeClock());

    private static ApiCall Call(CancellationToken token) => new(new RecordingObserver(), token);
}
