using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Apps of all types. A PUT replaces the whole app and resets the fields that it does not contain, except the policies.</summary>
internal sealed class Apps() : Collection("apps", 1000)
{
    private static readonly string[] SelfHosted = ["self_hosted", "ssh", "vnc", "rdp"];
    private static readonly string[] Known =
    [
        "self_hosted", "saas", "ssh", "vnc", "app_launcher", "warp", "biso", "bookmark", "dash_sso", "infrastructure", "rdp", "mcp",
        "mcp_portal", "proxy_endpoint",
    ];

    private static readonly string[] Singletons = ["app_launcher", "warp", "biso"];
    private static readonly string[] ScimSecrets = ["password", "token", "client_secret"];

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "uid", "aud", "created_at", "updated_at"];

    /// <summary>Finds an app by its id.</summary>
    public static JsonObject App(Call call, string id) =>
        Guid.TryParse(id, out _) && call.Here("apps").Find(app => app["id"].Text() == id) is { } found ? found : throw Unknown(id);

    public override IEnumerable<Route> Routes()
    {
        foreach (var route in base.Routes())
        {
            yield return route;
        }

        yield return new Route("POST", "access/apps/{}/revoke_tokens", true, call =>
        {
            App(call, call.Parameters[0]);
            return new Response(202, new JsonObject());
        });
    }

    protected override ApiError NotFound(string key) => Unknown(key);

    protected override bool Matches(JsonObject item, Call call)
    {
        var isExact = call.Filter("exact") == "true";
        return (call.Filter("name") is not { } name || Fits(item["name"].Text(), name, isExact))
            && (call.Filter("domain") is not { } domain || Fits(item["domain"].Text(), domain, isExact))
            && (call.Filter("aud") is not { } aud || item["aud"].Text() == aud)
            && Filters.MatchesSearch(item, call, "name", "domain");
    }

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown["policies"] = JsonNodes.Array(AppPolicies.Expanded(item, call));
        (shown["saas_app"] as JsonObject)?.Remove("client_secret");
        foreach (var scheme in Schemes(shown))
        {
            foreach (var secret in ScimSecrets)
            {
                scheme.Remove(secret);
            }
        }

        return shown;
    }

    protected override JsonObject Created(JsonObject item, Call call)
    {
        // No other response contains the client secret.
        var shown = Show(item, call);
        if (item["saas_app"]?["client_secret"] is { } secret)
        {
            shown["saas_app"]!["client_secret"] = secret.DeepClone();
        }

        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        var type = body["type"].Text() ?? current?["type"].Text() ?? throw Invalid("type is a required field");
        if (!Known.Contains(type))
        {
            throw Invalid($"unknown application type: {type}");
        }

        if (current is not null && type != current["type"].Text())
        {
            throw Invalid("the type of an application cannot be changed");
        }

        body["type"] = type;
        CheckType(body, type, current, call);
        CheckCors(body);
        CheckReferences(body, call);
        SetDomains(body, type, current, call);
        AddDefaults(body, type);
        var id = current?["id"].Text() ?? Identifiers.NewUuid();
        var app = new JsonObject { ["id"] = id, ["uid"] = id, ["aud"] = current?["aud"].Text() ?? Identifiers.NewHex(64) };
        var links = Links(body, current, id, call);
        foreach (var field in body.Where(static field => field.Key != "policies").ToList())
        {
            app[field.Key] = field.Value?.DeepClone();
        }

        app["policies"] = links;
        AddSaas(app, current);
        return app;
    }

    protected override void BeforeDelete(JsonObject item, Call call) => call.Here(PolicyBody.StoreName(item["id"].Text()!)).Clear();

    private static ApiError Unknown(string id) => Guid.TryParse(id, out _)
        ? ApiError.NotFound("unknown_application", 11021)
        : ApiError.OfAccess(400, 12045, "invalid_application_id");

    private static ApiError Invalid(string detail) => ApiError.OfAccess(400, 12090, "invalid_create_app_request", detail);

    private static bool Fits(string? text, string filter, bool isExact) => isExact
        ? string.Equals(text, filter, StringComparison.OrdinalIgnoreCase)
        : Filters.Contains(text, filter);

    /// <summary>The authentication schemes by which Access provisions users to an app.</summary>
    private static IEnumerable<JsonObject> Schemes(JsonObject app) => app["scim_config"]?["authentication"] switch
    {
        JsonObject one => [one],
        JsonArray several => several.OfType<JsonObject>(),
        _ => [],
    };

    private static void CheckType(JsonObject body, string type, JsonObject? current, Call call)
    {
        string[] required = type switch
        {
            "rdp" => ["target_criteria"],
            "infrastructure" => ["target_criteria"],
            "saas" => ["saas_app"],
            _ => [],
        };
        foreach (var field in required.Where(field => body[field] is null))
        {
            throw Invalid($"{field} is a required field for {type}");
        }

        var hasDomain = body["domain"] is not null || body["destinations"] is not null || body["self_hosted_domains"] is not null;
        if ((SelfHosted.Contains(type) || type is "bookmark" or "mcp_portal") && !hasDomain)
        {
            throw Invalid($"domain is a required field for {type}");
        }

        if (Singletons.Contains(type) && call.Here("apps").Any(app => app != current && app["type"].Text() == type))
        {
            throw ApiError.OfAccess(409, 11010, "application_already_exists");
        }

        if (body["auto_redirect_to_identity"].IsTrue() && (body["allowed_idps"] as JsonArray)?.Count != 1)
        {
            throw ApiError.InvalidRequest("auto_redirect_to_identity requires exactly one allowed_idps");
        }
    }

    private static void CheckCors(JsonObject body)
    {
        if (body["cors_headers"] is not JsonObject cors)
        {
            return;
        }

        if (cors["allow_all_methods"].IsTrue() == (cors["allowed_methods"] is JsonArray { Count: > 0 })
            || cors["allow_all_origins"].IsTrue() == (cors["allowed_origins"] is JsonArray { Count: > 0 })
            || (cors["allow_all_headers"].IsTrue() && cors["allowed_headers"] is JsonArray { Count: > 0 })
            || (cors["allow_all_origins"].IsTrue() && cors["allow_credentials"].IsTrue())
            || cors["max_age"].Integer() is < -1 or > 86400
            || body["options_preflight_bypass"].IsTrue())
        {
            throw ApiError.InvalidRequest("invalid cors_headers configuration");
        }
    }

    private static void CheckReferences(JsonObject body, Call call)
    {
        if (body["tags"].Texts().Any(tag => call.InAccount("tags").All(known => known["name"].Text() != tag)))
        {
            throw ApiError.InvalidRequest(
                "tags contain a tag that does not exist, tags must be created before assigning to an application");
        }

        if (body["tags"] is JsonArray)
        {
            body["tags"] = JsonNodes.TextArray(body["tags"].Texts().OrderBy(static tag => tag, StringComparer.Ordinal));
        }

        var providers = call.Here("identity_providers").Concat(call.InAccount("identity_providers"))
            .Select(static provider => provider["id"].Text())
            .ToList();
        if (body["allowed_idps"].Texts().FirstOrDefault(id => !providers.Contains(id)) is { } unknown)
        {
            throw ApiError.InvalidRequest($"identity provider {unknown} not found");
        }
    }

    // Domain, destinations and the deprecated list of domains are one state: a change of one changes the others.
    private static void SetDomains(JsonObject body, string type, JsonObject? current, Call call)
    {
        if (type == "warp")
        {
            body["domain"] = "acme.cloudflareaccess.com/warp";
        }

        if (!SelfHosted.Contains(type))
        {
            return;
        }

        var domain = body["domain"].Text();
        var uris = Uris(body, domain);
        if (domain is not null && uris.Count > 0 && !uris.Contains(domain))
        {
            throw ApiError.InvalidRequest(body["destinations"] is JsonArray
                ? "domain not included in destinations"
                : "domain not included in self_hosted_domains");
        }

        var zone = call.Options.ZoneName;
        foreach (var uri in uris)
        {
            var host = uri.Split('/')[0];
            if (host != zone && !host.EndsWith("." + zone, StringComparison.OrdinalIgnoreCase))
            {
                throw ApiError.InvalidRequest("domain does not belong to zone");
            }

            if (call.Store.InEveryScope("apps").Any(app => app != current && app["self_hosted_domains"].Texts().Contains(uri)))
            {
                throw ApiError.OfAccess(409, 11010, "application_already_exists");
            }
        }

        body["domain"] = domain ?? uris.FirstOrDefault();
        body["destinations"] ??= JsonNodes.Array(uris.Select(static uri => new JsonObject { ["type"] = "public", ["uri"] = uri }));
        body["self_hosted_domains"] = JsonNodes.TextArray(uris);
    }

    private static List<string> Uris(JsonObject body, string? domain)
    {
        if (body["destinations"] is JsonArray)
        {
            return body["destinations"].Objects()
                .Where(static item => item["type"].Text() is null or "public")
                .Select(static item => item["uri"].Text()!)
                .ToList();
        }

        return body["self_hosted_domains"] is JsonArray ? body["self_hosted_domains"].Texts().ToList()
            : domain is null ? [] : [domain];
    }

    private static void AddDefaults(JsonObject body, string type)
    {
        void Default(string field, JsonNode value)
        {
            if (body[field] is null)
            {
                body[field] = value;
            }
        }

        if (type is not ("bookmark" or "infrastructure" or "biso"))
        {
            Default("session_duration", "24h");
        }

        if (type is not ("bookmark" or "infrastructure"))
        {
            Default("allowed_idps", new JsonArray());
            Default("auto_redirect_to_identity", false);
        }

        if (SelfHosted.Contains(type) || type is "saas" or "bookmark")
        {
            Default("app_launcher_visible", true);
            Default("tags", new JsonArray());
        }

        if (SelfHosted.Contains(type))
        {
            Default("http_only_cookie_attribute", true);
            Default("enable_binding_cookie", false);
            Default("options_preflight_bypass", false);
        }

        if (type is "mcp" or "mcp_portal")
        {
            Default("http_only_cookie_attribute", true);
            Default("tags", new JsonArray());
        }

        if (type == "app_launcher")
        {
            Default("skip_app_launcher_login_page", false);
        }
    }

    // Without a list the links stay. An empty list removes all links, and deletes the policies that the app owns.
    private static JsonArray Links(JsonObject body, JsonObject? current, string id, Call call)
    {
        if (body["policies"] is not JsonArray wanted)
        {
            return current?["policies"] is JsonArray kept ? kept.Copy() : [];
        }

        var owned = call.Here(PolicyBody.StoreName(id));
        var isInline = wanted.OfType<JsonObject>().Any(static policy => policy["id"] is null);
        if (isInline && wanted.Any(static policy => policy is JsonValue || policy?["id"] is not null))
        {
            throw ApiError.InvalidRequest("reusable and inline policies cannot be mixed");
        }

        var links = new JsonArray();
        foreach (var policy in wanted)
        {
            var precedence = (policy as JsonObject)?["precedence"].Integer() ?? links.Count + 1;
            var policyId = isInline ? AddInline((JsonObject)policy!, precedence, owned, call) : Reference(policy, owned, call);
            links.Add(new JsonObject { ["id"] = policyId, ["precedence"] = precedence });
        }

        var precedences = links.Select(static link => link!["precedence"].Integer()).ToList();
        if (precedences.Any(static precedence => precedence < 1) || precedences.Distinct().Count() != precedences.Count)
        {
            throw ApiError.InvalidRequest("policy precedences must be unique");
        }

        owned.RemoveAll(policy => links.All(link => link!["id"].Text() != policy["id"].Text()));
        return links;
    }

    private static string AddInline(JsonObject policy, int precedence, List<JsonObject> owned, Call call)
    {
        var made = policy.Copy();
        PolicyBody.Validate(made, call);
        made["id"] = Identifiers.NewUuid();
        made["precedence"] = precedence;
        made["created_at"] = call.Now;
        made["updated_at"] = call.Now;
        owned.Add(made);
        return made["id"].Text()!;
    }

    private static string Reference(JsonNode? policy, List<JsonObject> owned, Call call)
    {
        var id = policy.Text() ?? (policy as JsonObject)?["id"].Text();
        return owned.Concat(call.InAccount("policies")).Any(known => known["id"].Text() == id)
            ? id!
            : throw ApiError.InvalidRequest($"policy {id} not found");
    }

    private static void AddSaas(JsonObject app, JsonObject? current)
    {
        if (app["saas_app"] is not JsonObject saas)
        {
            return;
        }

        var before = current?["saas_app"] as JsonObject;
        var id = before?["client_id"].Text() ?? Identifiers.NewHex(64);
        saas["public_key"] = before?["public_key"]?.DeepClone()
            ?? $"-----BEGIN CERTIFICATE-----\n{Identifiers.NewHex(64)}\n-----END CERTIFICATE-----";
        if (saas["auth_type"].Text() == "oidc")
        {
            saas["client_id"] = id;
            saas["client_secret"] = before?["client_secret"]?.DeepClone() ?? Identifiers.NewHex(64);
            saas["access_token_lifetime"] ??= "5m";
            saas["allow_pkce_without_client_secret"] ??= false;
        }
        else
        {
            saas["auth_type"] ??= "saml";
            saas["idp_entity_id"] = "https://acme.cloudflareaccess.com";
            saas["sso_endpoint"] = $"https://acme.cloudflareaccess.com/cdn-cgi/access/sso/saml/{app["aud"].Text()}";
        }

        // The description does not contain this field, but live responses do.
        var protocol = saas["auth_type"].Text() == "oidc" ? "oidc" : "saml";
        app["domain"] = $"acme.cloudflareaccess.com/cdn-cgi/access/sso/{protocol}/{app["aud"].Text()}";
    }
}
