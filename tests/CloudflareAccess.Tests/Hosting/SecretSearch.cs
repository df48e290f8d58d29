using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>Searches everything that a command has shown for secrets.</summary>
internal static class SecretSearch
{
    /// <summary>Turns on every stream that a command can write to.</summary>
    public const string EveryPreference =
        "$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'";

    private static readonly string[] SecretFields = ["client_secret", "password", "secret", "token", "auth_credentials", "scim_secret"];

    // The method that threw, and the error that an exception is part of: reflection, and what is searched anyway.
    private static readonly string[] NotData = [nameof(Exception.TargetSite), nameof(Exception.InnerException), "ErrorRecord"];

    /// <summary>
    /// Finds secrets in streams and errors, and in the forms that objects and errors take: text, properties, table, JSON, CLIXML.
    /// </summary>
    /// <returns>The text around each secret that is shown.</returns>
    public static IReadOnlyList<string> Find(Rig rig, Result result) => Find(rig, Streams(result) + Forms(rig, result));

    /// <summary>Finds secrets in streams and errors alone, which costs little.</summary>
    /// <returns>The text around each secret that is shown.</returns>
    public static IReadOnlyList<string> FindInStreams(Rig rig, Result result) => Find(rig, Streams(result));

    /// <summary>The credential, the planted secret, and every secret in a request or a response.</summary>
    public static HashSet<string> SecretsOf(Rig rig) =>
    [
        rig.Shell.Sandbox.Options.Token,
        Rig.PlantedSecret,
        .. rig.Shell.Server.Exchanges.SelectMany(static exchange => new[] { exchange.Request.Body, exchange.Body })
            .SelectMany(Secrets)
            .Where(static secret => secret.Length > 8 && secret.Trim('*').Length > 0),
    ];

    private static IReadOnlyList<string> Find(Rig rig, string shown) =>
    [
        .. SecretsOf(rig).Select(secret => shown.IndexOf(secret, StringComparison.Ordinal))
            .Where(static at => at >= 0)
            .Select(at => shown[Math.Max(0, at - 120)..Math.Min(shown.Length, at + 60)]),
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

    // Every stream, and every error down to the innermost exception.
    private static string Streams(Result result)
    {
        var text = new StringBuilder(result.EverythingShown);
        foreach (var error in result.Errors)
        {
            foreach (var exception in Chain(error))
            {
                text.AppendLine(exception.ToString());
                foreach (DictionaryEntry entry in exception.Data)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Key}={entry.Value}");
                }
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"{error.TargetObject} {error.InvocationInfo?.Line}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction}");
        }

        return text.ToString();
    }

    // The forms of errors and objects that a person or a script makes without a request for plain text.
    private static string Forms(Rig rig, Result result)
    {
        var text = new StringBuilder();
        foreach (var error in result.Errors)
        {
            // As Export-Clixml writes it, and the data in it deeper than that. All of it so deep would be megabytes of reflection.
            text.AppendLine(PSSerializer.Serialize(error, 2));
            foreach (var part in Data(error))
            {
                text.AppendLine(PSSerializer.Serialize(part, 4));
            }
        }

        foreach (var item in result.Output)
        {
            text.AppendLine(item.ToString());
            text.AppendLine(PSSerializer.Serialize(item, 4));
            var json = item.BaseObject.GetType().GetMethod("ToJson", BindingFlags.Public | BindingFlags.Instance);
            text.AppendLine(json?.Invoke(item.BaseObject, null)?.ToString());
            foreach (var property in item.Properties.Where(static property => property.IsGettable))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{property.Name}={property.Value}");
            }
        }

        return text.Append(rig.Render([.. result.Output, .. result.Errors])).ToString();
    }

    private static IEnumerable<object> Data(ErrorRecord error)
    {
        object?[] own =
        [
            error.TargetObject, error.CategoryInfo, error.ErrorDetails, error.FullyQualifiedErrorId, error.ScriptStackTrace,
            error.InvocationInfo?.BoundParameters, error.InvocationInfo?.UnboundArguments, error.InvocationInfo?.Line,
            error.InvocationInfo?.PositionMessage,
        ];
        return own
            .Concat(Chain(error).SelectMany(static exception => exception.GetType().GetProperties()
                .Where(static property => !NotData.Contains(property.Name))
                .Select(property => property.GetValue(exception))))
            .OfType<object>();
    }

    private static IEnumerable<Exception> Chain(ErrorRecord error)
    {
        for (Exception? exception = error.Exception; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }
}
