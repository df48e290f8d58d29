using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Models.Apps;

/// <summary>What an app needs before it can be written back as it was read.</summary>
internal static class AppBody
{
    private static readonly string[] ScimSecrets = ["password", "token", "client_secret"];

    /// <summary>
    /// Policies become links: the API answers with whole policies, and would make copies of them. The public
    /// destinations stand for the older list of domains, which the API refuses beside them when the two differ.
    /// </summary>
    public static JsonObject Prepare(JsonObject body)
    {
        if (body["policies"] is JsonArray policies)
        {
            body["policies"] = new JsonArray(policies.Select(Link).ToArray());
        }

        if (body["destinations"] is JsonArray { Count: > 0 })
        {
            body.Remove("self_hosted_domains");
        }

        return body;
    }

    /// <summary>The credentials with which an app provisions users by SCIM: redacted on read, so an update has to bring them.</summary>
    public static IEnumerable<string> SecretsToRewrite(JsonObject app)
    {
        var authentication = (app["scim_config"] as JsonObject)?["authentication"];
        var schemes = authentication is JsonArray several ? several.ToArray() : [authentication];
        return schemes.OfType<JsonObject>().SelectMany(static scheme => ScimSecrets
            .Where(secret => Expects(scheme, secret) && (AccessDocument.TextOf(scheme[secret]) is not { } text || SecretMask.IsMasked(text)))
            .Select(static secret => $"scim_config.authentication.{secret}"));
    }

    /// <summary>Refuses fields that the type of app does not have, and brings domain and destinations in step.</summary>
    public static void Reconcile(JsonObject app, JsonObject? before)
    {
        AppTypes.Check(app, before);
        AppDestinations.Reconcile(app, before);
    }

    /// <summary>Whether a policy in an app is the app's own, and not a link to a reusable one.</summary>
    public static bool OwnsPolicy(JsonObject policy) =>
        policy["reusable"]?.GetValueKind() != System.Text.Json.JsonValueKind.True && policy.ContainsKey("include");

    /// <summary>Whether a way to authenticate is a service token: only then its client id is one of Access.</summary>
    public static bool IsServiceToken(JsonObject scheme) => AccessDocument.TextOf(scheme["scheme"]) == "access_service_token";

    /// <summary>Whether a way to authenticate has such a secret.</summary>
    public static bool Expects(JsonObject scheme, string secret) => (AccessDocument.TextOf(scheme["scheme"]), secret) is
        ("httpbasic", "password") or ("oauthbearertoken", "token") or ("oauth2" or "access_service_token", "client_secret");

    private static JsonNode? Link(JsonNode? policy)
    {
        if (policy is not JsonObject expanded || !expanded.ContainsKey("id"))
        {
            return policy?.DeepClone();
        }

        var link = new JsonObject { ["id"] = expanded["id"]?.DeepClone() };
        if (expanded["precedence"] is { } precedence)
        {
            link["precedence"] = precedence.DeepClone();
        }

        return link;
    }
}
