using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Http;

/// <summary>The one way to the API: every request of every resource goes through <see cref="SendAsync"/>.</summary>
internal sealed class AccessClient : IDisposable
{
    public static readonly Uri DefaultBaseUri = new("https://api.cloudflare.com/client/v4");

    private readonly HttpClient _http;
    private readonly AccessCredential _credential;
    private readonly RequestStep _steps;

    /// <param name="credential">Released with the client.</param>
    /// <param name="baseUri">https, or http to this machine.</param>
    /// <param name="transport">What sends; a socket unless given.</param>
    /// <param name="clock">The machine's unless given.</param>
    public AccessClient(AccessCredential credential, Uri baseUri, HttpMessageHandler? transport = null, IClock? clock = null)
    {
        BaseUri = CheckedBase(baseUri);
        _credential = credential;
        _http = new HttpClient(transport ?? Transport()) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd($"CloudflareAccess/{typeof(AccessClient).Assembly.GetName().Version?.ToString(3)}");

        // .NET Framework asks before it sends a body, and waits for the answer: a round trip for nothing.
        _http.DefaultRequestHeaders.ExpectContinue = false;
        Clock = clock ?? SystemClock.For(BaseUri);

        // A sandbox has a limit of its own; on the network all that use a credential share one.
        var budget = transport is null ? RateBudget.Of($"{credential.Fingerprint} {BaseUri}") : new RateBudget();
        _steps = new RetryStep(new PaceStep(new LogStep(new HttpStep(_http, BaseUri, credential, TimeSpan.FromSeconds(100), Clock), credential, Clock), budget, Clock), Clock);
    }

    public Uri BaseUri { get; }

    /// <summary>The clock by which requests wait.</summary>
    public IClock Clock { get; }

    /// <summary>What is left of the limit, as the last answer said.</summary>
    public RateQuota? Quota { get; private set; }

    public string CredentialKind => _credential.Kind;

    /// <summary>Sends one request and reads the envelope; throws <see cref="AccessApiException"/>.</summary>
    public async Task<(JsonElement Result, ResultInfo Info)> SendAsync(ApiRequest request, ApiCall call)
    {
        var answer = await AnswerAsync(request, call).ConfigureAwait(false);
        return (Read(request, answer, out var info), info);
    }

    /// <summary>
    /// Repeats a call which the API refuses until something before it has taken effect everywhere: it says so with a text
    /// that has <paramref name="sign"/> in it, and gives no date. After a minute its refusal is taken as it is.
    /// </summary>
    public async Task WhileSettlingAsync(string sign, Func<Task> work, ApiCall call)
    {
        for (var pause = TimeSpan.FromSeconds(2); ; pause += pause)
        {
            try
            {
                await work().ConfigureAwait(false);
                return;
            }
            catch (AccessApiException error) when (pause < TimeSpan.FromMinutes(1) && error.Message.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                call.Observer.Waiting(pause, error.Message);
                await Clock.DelayAsync(pause, call.Token).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _credential.Dispose();
    }

    /// <summary>Sends one request; throws <see cref="AccessApiException"/> where no response came.</summary>
    public async Task<ApiAnswer> AnswerAsync(ApiRequest request, ApiCall call)
    {
        WellFormed.Check(request.Body);
        foreach (var pair in request.Query)
        {
            WellFormed.Check(pair.Value);
        }

        ApiAnswer answer;
        try
        {
            answer = await _steps.SendAsync(request, call).ConfigureAwait(false);
        }
        catch (AccessApiException error) when (!request.Repeatable && !NeverLeft(error))
        {
            throw Envelope.LostAnswer(request, error.Message, null, error);
        }

        Quota = answer.Quota ?? Quota;
        return answer;
    }

    /// <summary>Reads the envelope of a response; throws <see cref="AccessApiException"/> for a refusal.</summary>
    public JsonElement Read(ApiRequest request, ApiAnswer answer, out ResultInfo info)
    {
        try
        {
            return Envelope.Read(request, answer, out info);
        }
        catch (AccessApiException error) when (_credential.Hide(error.Message, request) is var hidden && hidden != error.Message)
        {
            throw error.Saying(hidden, error.ApiMessage is null ? null : _credential.Hide(error.ApiMessage, request));
        }
    }

    // Nothing was sent when no connection could be made, or none that is trusted. .NET Framework says so in a WebException.
    private static bool NeverLeft(AccessApiException error)
    {
        for (Exception? cause = error.Kind == AccessErrorKind.ConnectionFailed ? error : null; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException
                or SocketException
                {
                    SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
                        or SocketError.NetworkUnreachable or SocketError.HostUnreachable
                }
                or WebException
                {
                    Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure
                        or WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure
                })
            {
                return true;
            }
        }

        return false;
    }

    private static Uri CheckedBase(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            && address.UserInfo.Length == 0 && address.Query.Length == 0
            ? address
            : throw new InvalidValueException(
                $"'{address}' cannot be the base of the API: it has to be https (http only to this machine itself), such as {DefaultBaseUri}, or the credential would travel in the open.");

    // A redirect is not followed: the credential belongs to the configured host alone.
    internal static HttpClientHandler Transport()
    {
        DesktopHttp.AllowTls12();
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,

            // How much runs at a time is up to -ThrottleLimit; .NET Framework would allow two connections.
            MaxConnectionsPerServer = int.MaxValue,
        };
    }
}
