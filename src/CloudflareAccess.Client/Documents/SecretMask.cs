using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Documents;

/// <summary>Takes secrets out of a body before anybody reads it.</summary>
internal static class SecretMask
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    // What is shorter is found by chance in any text.
    private const int ShortestSecret = 6;

    // By the end of the name: a field that the API adds tomorrow is more likely a secret than worth reading.
    private static readonly string[] SecretEndings = ["secret", "password", "token", "api_key", "apikey", "credentials", "private_key", "certificate", "value"];

    // These end like secrets and are what somebody who debugs has to see.
    private static readonly HashSet<string> NotSecret = new(StringComparer.OrdinalIgnoreCase)
    {
        "service_token", "any_valid_service_token", "linked_app_token", "attribute_value", "claim_value", "certificate", "allow_credentials",
    };

    /// <summary>Whether the API put something else in the place of a secret: nothing, stars, or a word.</summary>
    public static bool IsMasked(string secret) =>
        secret.Trim('*', ' ').Length == 0 || secret.Equals("redacted", StringComparison.OrdinalIgnoreCase);

    /// <summary>The secrets that a body carries.</summary>
    public static IEnumerable<string> SecretsIn(JsonNode? body) => body switch
    {
        JsonArray array => array.SelectMany(SecretsIn),
        JsonObject document => document.SelectMany(static field => field.Value is JsonValue value
            ? IsSecret(field.Key) && value.TryGetValue<string>(out var secret) && secret.Length >= ShortestSecret ? [secret] : []
            : SecretsIn(field.Value)),
        _ => [],
    };

    public static string Apply(string body)
    {
        try
        {
            var node = JsonNode.Parse(body);
            Clean(node);
            return node?.ToJsonString(ClientJson.Compact) ?? "null";
        }
        catch (JsonException)
        {
            // What is not JSON cannot be searched for secrets.
            return FormattableString.Invariant($"({body.Length} characters that are not JSON)");
        }
    }

    private static void Clean(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Clean(item);
            }
        }
        else if (node is JsonObject document)
        {
            foreach (var field in document.ToArray())
            {
                // A yes, a no or a number is no secret: it says whether something is to be shown, how often, how long.
                if (field.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String && IsSecret(field.Key))
                {
                    document[field.Key] = Mask;
                }
                else
                {
                    Clean(field.Value);
                }
            }
        }
    }

    private static bool IsSecret(string name) =>
        !NotSecret.Contains(name) && SecretEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
