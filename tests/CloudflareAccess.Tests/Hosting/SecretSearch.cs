using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>Looks for secrets in all that a command has shown.</summary>
internal static class SecretSearch
{
    /// <summary>Every stream that a command can write to, on.</summary>
    public const string EveryPreference = "$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'";

    private static readonly string[] SecretFields = ["client_secret", "password", "secret", "token", "auth_credentials", "scim_secret"];

    /// <summary>What is shown around each secret that is shown: in a stream, an error, an object, its text, table, JSON or serialised form.</summary>
    public static IReadOnlyList<string> Find(Rig rig, Result result) => Find(rig, Streams(result) + Forms(rig, result));

    /// <summary>The same in streams and errors alone, which costs little.</summary>
    public static IReadOnlyList<string> FindInStreams(Rig rig, Result result) => Find(rig, Streams(result));

    private static IReadOnlyList<string> Find(Rig rig, string shown) =>
        [.. SecretsOf(rig).Select(secret => shown.IndexOf(secret, StringComparison.Ordinal)).Where(static at => at >= 0)
            .Select(at => shown[Math.Max(0, at - 120)..Math.Min(shown.Length, at + 60)])];

    // The credential, what was planted, and every secret that went over the wire.
    public static HashSet<string> SecretsOf(Rig rig) =>
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

    // What somebody reads along, and what is in the errors to the innermost.
    private static string Streams(Result result)
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
        }

        return text.ToString();
    }

    // What becomes of errors and objects without asking for the plain text.
    private static string Forms(Rig rig, Result result)
    {
        var text = new StringBuilder();
        foreach (var error in result.Errors)
        {
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
}
