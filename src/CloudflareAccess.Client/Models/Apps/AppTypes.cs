using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Models.Apps;

/// <summary>
/// Which fields an app of each type has. The API refuses some of the others and loses the rest without a word, so that
/// one given to a type that has none is an error before anything is sent.
/// </summary>
internal static class AppTypes
{
    private static readonly string[] Login =
        ["allowed_idps", "auto_redirect_to_identity", "custom_deny_url", "custom_non_identity_deny_url", "custom_pages", "domain", "session_duration"];

    private static readonly string[] Mcp =
    [
        .. Login, "allow_authenticate_via_warp", "custom_deny_message", "destinations", "http_only_cookie_attribute", "logo_url", "oauth_configuration", "options_preflight_bypass",
        "same_site_cookie_attribute", "scim_config", "tags",
    ];

    private static readonly string[] SelfHosted =
    [
        .. Mcp, "allow_iframe", "app_launcher_visible", "cors_headers", "eager_redirect_cookie_setting", "enable_binding_cookie", "mfa_config", "path_cookie_attribute",
        "read_service_tokens_from_header", "self_hosted_domains", "service_auth_401_redirect", "skip_interstitial", "use_clientless_isolation_app_launcher_url",
    ];

    // A SaaS app answers with a session duration that its description does not have.
    private static readonly string[] Saas =
        ["allowed_idps", "app_launcher_visible", "auto_redirect_to_identity", "custom_pages", "logo_url", "saas_app", "scim_config", "session_duration", "tags"];

    private static readonly Dictionary<string, HashSet<string>> Fields = new Dictionary<string, string[]>
    {
        ["self_hosted"] = SelfHosted,
        ["ssh"] = SelfHosted,
        ["vnc"] = SelfHosted,
        ["rdp"] = [.. SelfHosted, "target_criteria"],
        ["saas"] = Saas,
        ["dash_sso"] = Saas,
        ["app_launcher"] = [.. Login, "app_launcher_logo_url", "bg_color", "footer_links", "header_bg_color", "landing_page_design", "skip_app_launcher_login_page"],
        ["warp"] = Login,
        ["biso"] = Login,
        ["proxy_endpoint"] = Login,
        ["bookmark"] = ["app_launcher_visible", "domain", "logo_url", "tags"],
        ["infrastructure"] = ["mfa_config", "target_criteria"],
        ["mcp"] = Mcp.Except(["domain"]).ToArray(),
        ["mcp_portal"] = Mcp,
    }.ToDictionary(static type => type.Key, static type => new HashSet<string>(type.Value, StringComparer.Ordinal));

    // What every app has, and what no type owns: a field that is new to the API passes.
    private static readonly HashSet<string> Particular = new(Fields.Values.SelectMany(static fields => fields), StringComparer.Ordinal);

    private static readonly string[] Saml =
    [
        "consumer_service_url", "custom_attributes", "default_relay_state", "name_id_format", "name_id_transform_jsonata", "saml_attribute_transform_jsonata", "sp_entity_id",
    ];

    private static readonly string[] Oidc =
    [
        "access_token_lifetime", "allow_pkce_without_client_secret", "app_launcher_url", "custom_claims", "grant_types", "group_filter_regex", "hybrid_and_implicit_options",
        "redirect_uris", "refresh_token_options", "scopes",
    ];

    /// <summary>The fields that some type of app has and others have not.</summary>
    public static IReadOnlyCollection<string> AllFields => Particular;

    /// <summary>Whether apps of a type have a field.</summary>
    public static bool Has(string type, string field) => !Fields.TryGetValue(type, out var fields) || !Particular.Contains(field) || fields.Contains(field);

    /// <summary>Throws <see cref="InvalidValueException"/> for a field that was set and that the type of app has not.</summary>
    public static void Check(JsonObject app, JsonObject? before)
    {
        var type = AccessDocument.TextOf(app["type"]) ?? "self_hosted";
        foreach (var field in Changed(app, before).Where(field => !Has(type, field)))
        {
            var owners = Fields.Where(entry => entry.Value.Contains(field)).Select(static entry => entry.Key);
            throw new InvalidValueException($"An app of type {type} has no {field}: apps of type {string.Join(", ", owners)} have one.");
        }

        if (app["saas_app"] is JsonObject saas)
        {
            var isOidc = AccessDocument.TextOf(saas["auth_type"]) == "oidc";
            foreach (var field in Changed(saas, before?["saas_app"] as JsonObject).Where((isOidc ? Saml : Oidc).Contains))
            {
                throw new InvalidValueException($"A SaaS app that logs in by {(isOidc ? "OIDC" : "SAML")} has no {field}: auth_type is '{(isOidc ? "oidc" : "saml")}'.");
            }
        }
    }

    private static IEnumerable<string> Changed(JsonObject document, JsonObject? before) => document
        .Where(field => field.Value is not null && !JsonNode.DeepEquals(field.Value, before?[field.Key]))
        .Select(static field => field.Key);
}
