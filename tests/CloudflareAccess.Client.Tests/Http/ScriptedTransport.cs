using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Tests.Http;

/// <summary>Answers requests from a list, and remembers what was asked.</summary>
internal sealed class ScriptedTransport(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpRequestMessage, HttpResponseMessage>> _answers = new(answers);

    public List<string> Asked { get; } = [];

    public List<string?> Sent { get; } = [];

    public static Func<HttpRequestMessage, HttpResponseMessage> Json(int status, string body, params (string Name, string Value)[] headers) =>
        Answer(status, body, "application/json", headers);

    public static Func<HttpRequestMessage, HttpResponseMessage> Answer(int status, string body, string contentType, params (string Name, string Value)[] headers) => _ =>
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    };

    public static Func<HttpRequestMessage, HttpResponseMessage> Broken() => static _ => throw new HttpRequestException("The connection broke.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        Sent.Add(request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken));
        return _answers.TryDequeue(out var answer) ? answer(request) : throw new InvalidOperationException("More was asked than was scripted.");
    }
}

/// <summary>A clock on which waiting takes no time, and which remembers how long was waited.</summary>
internal sealed class FakeClock : IClock
{
    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Uptime { get; private set; }

    public List<TimeSpan> Waits { get; } = [];

    /// <summary>Somebody sets the machine's clock.</summary>
    public void Jump(TimeSpan time) => Now += time;

    public void CancelAfter(CancellationTokenSource source, TimeSpan time)
    {
        // A transport from a script answers at once.
    }

    public Task DelayAsync(TimeSpan time, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        lock (Waits)
        {
            Waits.Add(time);
            Now += time;
            Uptime += time;
        }

        return Task.CompletedTask;
    }
}

/// <summary>Keeps what it hears.</summary>
internal sealed class Ear(bool wantsBodies = false) : IRequestObserver
{
    public bool WantsBodies { get; } = wantsBodies;

    public List<string> Heard { get; } = [];

    public void Attempted(string line) => Heard.Add(line);

    public void Bodies(string text) => Heard.Add(text);

    public void Waiting(TimeSpan time, string reason) => Heard.Add($"waiting {time}: {reason}");
}

/// <summary>A client on a scripted transport.</summary>
internal sealed class Wire : IDisposable
{
    public const string Token = "cfut_0123456789abcdefghijABCDEFGHIJ";
    public static readonly AccessLocation Account = new(AccessScope.Account(new string('a', 32)));

    public Wire(params Func<HttpRequestMessage, HttpResponseMessage>[] answers)
    {
        Transport = new ScriptedTransport(answers);
        Client = new AccessClient(new TokenCredential(Token.Conceal()), AccessClient.DefaultBaseUri, Transport, Clock);
    }

    public FakeClock Clock { get; } = new();

    public ScriptedTransport Transport { get; }

    public AccessClient Client { get; }

    public Ear Ear { get; } = new(wantsBodies: true);

    public ApiCall Call => new(Ear, TestContext.Current.CancellationToken);

    public static string Ok(string result) => $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}""";

    public static string Tags(int page, int perPage, int total, params string[] names)
    {
        var rows = string.Join(",", names.Select(static name => $$"""{"name":"{{name}}"}"""));
        return $$$"""{"success":true,"errors":[],"messages":[],"result":[{{{rows}}}],"result_info":{"page":{{{page}}},"per_page":{{{perPage}}},"count":{{{names.Length}}},"total_count":{{{total}}}}}""";
    }

    public void Dispose() => Client.Dispose();
}
