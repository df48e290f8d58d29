using System;
using System.Linq;
using System.Net.Http;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>A client on a scripted transport.</summary>
internal sealed class Wire : IDisposable
{
    public const string Token = "cfut_0123456789abcdefghijABCDEFGHIJ";
    public static readonly AccessLocation Account = new(AccessScope.Account(new string('a', 32)));

    public Wire(params Func<HttpRequestMessage, HttpResponseMessage>[] responses)
    {
        Transport = new ScriptedTransport(responses);
        Client = new AccessClient(new TokenCredential(Token.Conceal()), AccessClient.DefaultBaseUri, Transport, Clock);
    }

    public FakeClock Clock { get; } = new();

    public ScriptedTransport Transport { get; }

    public AccessClient Client { get; }

    public RecordingObserver Observer { get; } = new(wantsBodies: true);

    public ApiCall Call => new(Observer, TestContext.Current.CancellationToken);

    public static string Ok(string result) => $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}""";

    public static string Tags(int page, int perPage, int total, params string[] names)
    {
        var rows = string.Join(",", names.Select(static name => $$"""{"name":"{{name}}"}"""));
        var info = $$"""{"page":{{page}},"per_page":{{perPage}},"count":{{names.Length}},"total_count":{{total}}}""";
        return $$"""{"success":true,"errors":[],"messages":[],"result":[{{rows}}],"result_info":{{info}}}""";
    }

    public void Dispose() => Client.Dispose();
}
