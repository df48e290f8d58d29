using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Resources.Listing;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

/// <summary>PowerShell runs a command on one thread, which is busy with other work while the client waits.</summary>
public sealed class CallerThreadTests
{
    [Fact]
    public async Task A_response_is_handled_without_the_thread_of_the_caller()
    {
        using var server = new HeldServer();
        var credential = new TokenCredential(Wire.Token.Conceal());
        using var client = new AccessClient(credential, AccessClient.DefaultBaseUri, server, new FakeClock());
        var listing = new Listing<AccessTag>(client, AccessApi.Tags, Wire.Account, []);
        var caller = new CallerThread();

        var items = caller.Start(() => listing.NextAsync(new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken)));
        Assert.False(items.IsCompleted);
        server.Respond(Json(200, Wire.Tags(1, 50, 1, "a")));

        Assert.Single((await items)!);
        Assert.Equal(0, caller.Posts);
    }

    [Fact]
    public async Task A_retry_is_sent_without_the_thread_of_the_caller()
    {
        using var transport = new ScriptedTransport(Json(503, "{}"), Json(200, Wire.Ok("[]")));
        var clock = new HeldClock();
        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), AccessClient.DefaultBaseUri, transport, clock);
        var caller = new CallerThread();

        var call = new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken);
        var response = caller.Start(() => client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), call));
        await clock.IsWaiting;
        clock.GoOn();

        await response;
        Assert.Equal(2, transport.Requests.Count);
        Assert.Equal(0, caller.Posts);
    }

    /// <summary>Counts what is sent back to the thread that a call was started on.</summary>
    private sealed class CallerThread : SynchronizationContext
    {
        private int _posts;

        public int Posts => Volatile.Read(ref _posts);

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }

        public Task<T> Start<T>(Func<Task<T>> work)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return work();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }

    /// <summary>Responds when the test says so.</summary>
    private sealed class HeldServer : HttpMessageHandler
    {
        private readonly TaskCompletionSource<Func<HttpRequestMessage, HttpResponseMessage>> _response =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Respond(Func<HttpRequestMessage, HttpResponseMessage> response) => _response.SetResult(response);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            (await _response.Task.ConfigureAwait(false))(request);
    }

    /// <summary>A clock whose waits end when the test says so.</summary>
    private sealed class HeldClock : IClock
    {
        private readonly TaskCompletionSource<bool> _isWaiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<bool> _isOver = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset Now { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public TimeSpan Uptime => TimeSpan.Zero;

        public Task IsWaiting => _isWaiting.Task;

        public void GoOn() => _isOver.SetResult(true);

        public void CancelAfter(CancellationTokenSource source, TimeSpan time)
        {
            // The transport responds at once.
        }

        public Task DelayAsync(TimeSpan time, CancellationToken token)
        {
            _isWaiting.SetResult(true);
            return _isOver.Task;
        }
    }
}
