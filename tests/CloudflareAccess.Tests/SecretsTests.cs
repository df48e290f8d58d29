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
using CloudflareAccess.Sandbox.Server;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>No secret is shown: by no cmdlet, at no preference, whatever is answered.</summary>
public sealed class SecretsTests(ITestOutputHelper output)
{
    private static readonly string[] SecretFields = ["client_secret", "password", "secret", "token", "auth_credentials", "scim_secret"];

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
            using var rig = new Rig(preferences: "$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'");
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
                    var secrets = SecretsOf(rig);
                    Interlocked.Increment(ref cases);
                    Interlocked.Add(ref planted, secrets.Count);
                    var shown = Everything(rig, result);
                    foreach (var secret in secrets.Where(secret => shown.Contains(secret, StringComparison.Ordinal)))
                    {
                        var at = shown.IndexOf(secret, StringComparison.Ordinal);
                        leaks.Enqueue($"{looked} | {what}: {shown[Math.Max(0, at - 120)..Math.Min(shown.Length, at + 60)]}");
                    }
                }
            }
        });

        var report = $"secrets: {uses.Count} cmdlets x {Echoes.Count + 1} answers, {cases} cases, {planted} secrets looked for, {leaks.Count} found";
        output.WriteLine(report);
        Assert.True(leaks.IsEmpty, $"{report}{Environment.NewLine}{string.Join(Environment.NewLine, leaks.Take(40))}");
        Assert.True(planted > cases * 2);
    }

    /// <summary>What the test looks into does show a secret where somebody asked for it: so that it would see one.</summary>
    [Fact]
    public void A_secret_that_was_asked_for_in_plain_text_is_seen()
    {
        using var rig = new Rig();
        var use = new Use("New-CfAccessServiceToken T -AsPlainText");
        rig.Prepare(use);

        var shown = Everything(rig, rig.Run(use));

        Assert.Contains(SecretsOf(rig), secret => shown.Contains(secret, StringComparison.Ordinal));
    }

    // The credential, what was planted, and every secret that went over the wire.
    private static HashSet<string> SecretsOf(Rig rig) =>
    [
        rig.Shell.Sandbox.Options.Token,
        Rig.PlantedSecret,
        .. rig.Shell.Server.Exchanges.SelectMany(static exchange => new[] { exchange.Request.Body, exchange.Body }).SelectMany(Secrets).Where(static secret => secret.Length > 8 && secret.Trim('*').Length > 0),
    ];

    private static IEnumerable<string> Secrets(string? body)
    {
        JsonNode? node;
        try
        {
            node = body is null ? null : JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }

        return Walk(node);
    }

    private static IEnumerable<string> Walk(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Walk),
        JsonObject document => document.SelectMany(static field => field.Value is JsonValue value
            ? SecretFields.Contains(field.Key) && value.TryGetValue<string>(out var secret) ? [secret] : []
            : Walk(field.Value)),
        _ => [],
    };

    // All that anybody can see of it without asking for the plain text: streams, errors to the innermost, text, format, file.
    private static string Everything(Rig rig, Result result)
    {
        var text = new StringBuilder(result.EverythingShown);
        foreach (var error in result.Errors)
        {
            for (Exception? inner = error.Exception; inner is not null; inner = inner.InnerException)
            {
                text.AppendLine(inner.ToString());
                foreach (System.Collections.DictionaryEntry entry in inner.Data)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Key}={entry.Value}");
                }
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"{error.TargetObject} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.InvocationInfo?.Line}");
            text.AppendLine(PSSerializer.Serialize(error, 4));
        }

        foreach (var item in result.Output)
        {
            text.AppendLine(item.ToString());
            text.AppendLine(PSSerializer.Serialize(item, 4));
            text.AppendLine(item.BaseObject.GetType().GetMethod("ToJson", BindingFlags.Public | BindingFlags.Instance)?.Invoke(item.BaseObject, null)?.ToString());
            foreach (var property in item.Properties.Where(static property => property.IsGettable))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{property.Name}={property.Value}");
            }
        }

        return text.Append(rig.Render([.. result.Output, .. result.Errors])).ToString();
    }

    private static string JsonEncodedText(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();
}
