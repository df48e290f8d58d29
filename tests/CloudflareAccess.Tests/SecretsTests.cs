using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>No secret is shown: by no cmdlet, at no preference, whatever is answered.</summary>
public sealed class SecretsTests(ITestOutputHelper output)
{
    /// <summary>Answers that say what they were told: the worst that a server, or what stands before it, can do.</summary>
    private static IReadOnlyList<(string Name, Func<string, Fault> Make)> Echoes { get; } =
    [
        ("an error that repeats the request", static heard => Fault.Answer(400, new JsonObject
        {
            ["success"] = false,
            ["errors"] = new JsonArray(new JsonObject { ["code"] = 12130, ["message"] = $"access.api.error.invalid_request: {heard}" }),
            ["messages"] = new JsonArray(),
            ["result"] = null,
        }.ToJsonString())),
        ("a flat error that repeats the request", static heard => Fault.Answer(403, new JsonObject { ["code"] = 1010, ["error"] = heard }.ToJsonString())),
        ("a failure in HTML that repeats the request", static heard => Fault.Answer(502, $"<html>{heard}</html>", "text/html")),
        ("HTML in place of JSON that repeats the request", static heard => Fault.Answer(200, $"<html>{heard}</html>", "text/html")),
        ("JSON that is no answer and repeats the request", static heard => Fault.Answer(200, $"{{\"success\":true,\"result\":\"{JsonEncodedText(heard)}", "application/json")),
        ("a refusal of the token", static heard => Fault.Answer(401, new JsonObject { ["success"] = false, ["errors"] = new JsonArray(new JsonObject { ["code"] = 1000, ["message"] = $"Invalid API Token {heard}" }) }.ToJsonString())),
        ("a reset", static _ => Fault.DropAfterProcessing()),
        ("a body that is cut", static _ => Fault.CutAfterProcessing()),
    ];

    [Fact]
    public void No_cmdlet_shows_a_secret_at_any_preference_whatever_is_answered()
    {
        var leaks = new ConcurrentQueue<string>();
        var cases = 0;
        var planted = 0;
        var uses = Catalogue.Sending.ToList();
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, part =>
        {
            using var rig = new Rig(preferences: SecretSearch.EveryPreference);
            for (var number = part; number < uses.Count; number += 4)
            {
                var use = uses[number];
                var (request, _, good) = rig.RunWell(use);
                Look(use, "nothing wrong", good);
                foreach (var (name, make) in Echoes)
                {
                    rig.Prepare(use);
                    rig.Break(request, received => make($"Authorization: {received.Headers["Authorization"]} {received.Body}"), always: true);
                    var result = rig.Run(use);
                    rig.Shell.Server.Intercept = null;
                    Look(use, name, result);
                }

                void Look(Use looked, string what, Result result)
                {
                    Interlocked.Increment(ref cases);
                    Interlocked.Add(ref planted, SecretSearch.SecretsOf(rig).Count);
                    foreach (var leak in SecretSearch.Find(rig, result))
                    {
                        leaks.Enqueue($"{looked} | {what}: {leak}");
                    }
                }
            }
        });

        var report = $"secrets: {uses.Count} cmdlets x {Echoes.Count + 1} answers, {cases} cases, {planted} secrets looked for, {leaks.Count} found";
        output.WriteLine(report);
        Assert.True(leaks.IsEmpty, $"{report}{Environment.NewLine}{string.Join(Environment.NewLine, leaks.Take(40))}");
        Assert.True(planted > cases * 2);
    }

    /// <summary>What is looked into does show a secret where somebody asked for it: so that it would see one.</summary>
    [Fact]
    public void A_secret_that_was_asked_for_in_plain_text_is_seen()
    {
        using var rig = new Rig();
        var use = new Use("New-CfAccessServiceToken T -AsPlainText");
        rig.Prepare(use);

        Assert.NotEmpty(SecretSearch.Find(rig, rig.Run(use)));
    }

    private static string JsonEncodedText(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();
}
