using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Tests.Faults;

/// <summary>How a request fails, as far as the client can tell.</summary>
internal enum FaultKind
{
    /// <summary>The request may have been done. What is safe to retry is retried.</summary>
    Broken,

    /// <summary>Like <see cref="Broken"/>, after a time-out.</summary>
    Silent,

    /// <summary>The server reports a failure. What is safe to retry is retried.</summary>
    Failed,

    /// <summary>The request was not done. Everything is retried.</summary>
    Limited,

    /// <summary>The request was done, and the response is unreadable. Nothing is retried.</summary>
    Garbled,
}

/// <summary>Something that goes wrong on a network.</summary>
internal sealed record NetworkFault(string Name, FaultKind Kind, Func<Fault> Make)
{
    private const string Refusal =
        """{"success":false,"errors":[{"code":10001,"message":"access.api.error.internal_server_error"}],"messages":[],"result":null}""";

    private static readonly Task Never = new TaskCompletionSource().Task;

    public static IReadOnlyList<NetworkFault> All { get; } =
    [
        new("reset before the request was done", FaultKind.Broken, Fault.Drop),
        new("reset after the request was done", FaultKind.Broken, Fault.DropAfterProcessing),
        new("reset in the middle of the body", FaultKind.Broken, Fault.CutAfterProcessing),
        new("429 with seconds", FaultKind.Limited, static () => Limit(("Retry-After", "3"))),
        new("429 with a date", FaultKind.Limited, static () => Limit(("Retry-After", Date(3)), ("Date", Date(0)))),
        new("429 with neither", FaultKind.Limited, static () => Limit()) { Attempts = 8 },
        .. new[] { 500, 502, 503 }.SelectMany(static status => new NetworkFault[]
        {
            new($"{status} as JSON", FaultKind.Failed, () => Fault.Answer(status, Refusal)),
            new($"{status} as HTML", FaultKind.Failed, () => Fault.Answer(status, "<html>oops</html>", "text/html")),
            new($"{status} empty", FaultKind.Failed, () => Fault.Answer(status, null)),
        }),
        Garbled("cut JSON", "application/json", static body => Encoding.UTF8.GetBytes(body[..(body.Length / 2)])),
        Garbled("HTML instead of JSON", "text/html", static _ => "<html>Sign in to the hotel's network</html>"u8.ToArray()),
        Garbled("another content type", "application/octet-stream", Encoding.UTF8.GetBytes),
        Garbled("not UTF-8", "application/json", static _ => [.. "{\"success\":true,\"result\":{\"id\":\""u8, 0xC3, 0x28, .. "\"}}"u8]),
        Garbled("UTF-16", "application/json; charset=utf-16", Encoding.Unicode.GetBytes),
        Garbled("invalid gzip", "application/json", Encoding.UTF8.GetBytes, ("Content-Encoding", "gzip")),
        new("200 MB", FaultKind.Garbled, static () => Fault.LongAfterProcessing(200, isSaid: true)),
        new("200 MB in pieces", FaultKind.Garbled, static () => Fault.LongAfterProcessing(200, isSaid: false)) { IsHeavy = true },
        new(
            "a redirect to another host",
            FaultKind.Garbled,
            static () => Fault.Answer(302, null, "text/html", ("Location", "https://elsewhere.invalid/"))),
    ];

    /// <summary>Faults that last until the time-out.</summary>
    public static IReadOnlyList<NetworkFault> Slow { get; } =
    [
        new("no response", FaultKind.Silent, static () => Fault.Hold(Never)),
        new("slow drip", FaultKind.Silent, Fault.DripAfterProcessing),
    ];

    /// <summary>How many requests are sent while the fault lasts.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Whether only a sample of the cmdlets meets it: the client reads 64 MB each time.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>The id of the error where the fault does not end.</summary>
    /// <param name="isRetried">Whether the request is safe to retry.</param>
    public string ErrorId(bool isRetried) => Kind switch
    {
        FaultKind.Limited => "CfAccessRateLimited",
        FaultKind.Failed => "CfAccessServerError",
        _ when !isRetried => "CfAccessOutcomeUnknown",
        FaultKind.Broken => "CfAccessConnectionFailed",
        FaultKind.Silent => "CfAccessTimeout",
        _ => "CfAccessUnreadableAnswer",
    };

    public override string ToString() => Name;

    private static Fault Limit(params (string Name, string Value)[] headers) => Fault.Answer(429, Refusal, "application/json", headers);

    private static NetworkFault Garbled(
        string name, string contentType, Func<string, byte[]> change, params (string Name, string Value)[] headers) =>
        new(name, FaultKind.Garbled, () => Fault.BytesAfterProcessing(contentType, change, headers));

    private static string Date(int secondsFromNow) => DateTimeOffset.UtcNow.AddSeconds(secondsFromNow).ToString("R");
}
