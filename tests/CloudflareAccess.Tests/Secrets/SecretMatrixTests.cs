using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Secrets;

/// <summary>Every cmdlet that sends a request meets responses that repeat the request, with its secrets.</summary>
public sealed class SecretMatrixTests(ITestOutputHelper output)
{
    /// <summary>Responses that repeat what was sent: the worst that a server, or a proxy before it, can do.</summary>
    private static IReadOnlyList<(string Name, Func<string, Fault> Make)> Echoes { get; } =
    [
        ("an error that repeats the request", static sent => Fault.Answer(400, new JsonObject
        {
            ["success"] = false,
            ["errors"] = Error(12130, $"access.api.error.invalid_request: {sent}"),
            ["messages"] = new JsonArray(),
            ["result"] = null,
        }.ToJsonString())),
        ("a flat error that repeats the request", static sent =>
            Fault.Answer(403, new JsonObject { ["code"] = 1010, ["error"] = sent }.ToJsonString())),
        ("a failure in HTML that repeats the request", static sent => Fault.Answer(502, $"<html>{sent}</html>", "text/html")),
        ("HTML instead of JSON that repeats the request", static sent => Fault.Answer(200, $"<html>{sent}</html>", "text/html")),
        ("broken JSON that repeats the request", static sent =>
            Fault.Answer(200, $"{{\"success\":true,\"result\":\"{JsonEncodedText.Encode(sent)}", "application/json")),
        ("a refusal of the token", static sent => Fault.Answer(401, new JsonObject
        {
            ["success"] = false,
            ["errors"] = Error(1000, $"Invalid API Token {sent}"),
        }.ToJsonString())),
        ("a reset", static _ => Fault.DropAfterProcessing()),
        ("a body that is cut", static _ => Fault.CutAfterProcessing()),
    ];

    [Fact]
    public void No_cmdlet_shows_a_secret_at_any_preference_whatever_the_response()
    {
        var leaks = new ConcurrentQueue<string>();
        var cases = 0;
        var searched = 0;
        var uses = Catalogue.Sending.ToList();
        Rig.ForEach(
            uses,
            atOnce: 4,
            (rig, use) =>
            {
                var (request, _, good) = rig.RunWell(use);
                Search(rig, use, "no fault", good);
                foreach (var (name, make) in Echoes)
                {
                    rig.Prepare(use);
                    rig.Break(
                        request, received => make($"Authorization: {received.Headers["Authorization"]} {received.Body}"), always: true);
                    var result = rig.Run(use);
                    rig.Shell.Server.Intercept = null;
                    Search(rig, use, name, result);
                }
            },
            SecretSearch.EveryPreference);

        var report = $"secrets: {uses.Count} cmdlets x {Echoes.Count + 1} responses, {cases} cases,"
            + $" {searched} secrets searched for, {leaks.Count} found";
        output.WriteLine(report);
        Assert.True(leaks.IsEmpty, $"{report}{Environment.NewLine}{string.Join(Environment.NewLine, leaks.Take(40))}");
        Assert.True(searched > cases * 2);

        void Search(Rig rig, Use use, string response, Result result)
        {
            Interlocked.Increment(ref cases);
            Interlocked.Add(ref searched, SecretSearch.SecretsOf(rig).Count);
            foreach (var leak in SecretSearch.Find(rig, result))
            {
                leaks.Enqueue($"{use} | {response}: {leak}");
            }
        }
    }

    private static JsonArray Error(int code, string message) => new(new JsonObject { ["code"] = code, ["message"] = message });
}
