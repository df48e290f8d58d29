using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private void AddApps()
    {
        AddSelfHostedApps();
        AddSaasApps();
        App("handbook", "bookmark", "https://handbook.example.com", [], new JsonObject());
        App("App Launcher", "app_launcher", "acme.cloudflareaccess.com", ["Employees"], new JsonObject { ["bg_color"] = "#ffffff" });
        App("Warp Login App", "warp", "acme.cloudflareaccess.com/warp", ["Employees"], new JsonObject());
        App("database servers", "infrastructure", null, [], new JsonObject
        {
            ["target_criteria"] = List(Criterion(22, "SSH", "db-1", "db-2")),
        });
        var databases = Policy("Database administrators", "allow", List(Group("Administrators")));
        databases["connection_rules"] = new JsonObject
        {
            ["ssh"] = new JsonObject { ["usernames"] = Texts("dba"), ["allow_email_alias"] = false },
        };
        OwnPolicy("database servers", 1, databases);
    }

    private void AddSelfHostedApps()
    {
        App("wiki", "self_hosted", "wiki.example.com", ["Engineers", "Employees"], new JsonObject
        {
            ["tags"] = Texts("internal", "production"),
            ["cors_headers"] = new JsonObject
            {
                ["allowed_methods"] = Texts("GET", "POST"),
                ["allowed_origins"] = Texts("https://www.example.com"),
                ["allow_credentials"] = true,
                ["max_age"] = 600,
            },
            ["logo_url"] = "https://wiki.example.com/logo.png",
        });
        OwnPolicy("wiki", 3, Policy("Auditors for the wiki", "allow", List(Rule("email", "email", "auditor@partner.example"))));
        App("grafana", "self_hosted", "grafana.example.com", ["Engineers", "Machines"], new JsonObject
        {
            ["tags"] = Texts("engineering", "production"),
            ["allowed_idps"] = Texts(Id("idp", "Okta")),
            ["auto_redirect_to_identity"] = true,
        });
        App("payroll", "self_hosted", "payroll.example.com", ["Office only"], new JsonObject
        {
            ["tags"] = Texts("finance"),
            ["session_duration"] = "1h",
        });
        App("staging", "self_hosted", "staging.example.com", ["Engineers"], new JsonObject { ["tags"] = Texts("engineering", "staging") });
        App("status page", "self_hosted", "status.example.com", [], new JsonObject());
        OwnPolicy("status page", 1, Policy("Public", "bypass", List(Everyone())));
        App("git over ssh", "ssh", "git.example.com", ["Engineers"], new JsonObject());
        App("build console", "vnc", "builds.example.com", ["Administrators"], new JsonObject());
        App("accounting desktop", "rdp", "desktop.example.com", ["Employees"], new JsonObject
        {
            ["target_criteria"] = List(Criterion(3389, "RDP", "desk-1")),
        });
    }

    private void AddSaasApps()
    {
        App("jira", "saas", null, ["Employees"], new JsonObject
        {
            ["saas_app"] = new JsonObject
            {
                ["auth_type"] = "saml",
                ["consumer_service_url"] = "https://acme.jira.example/plugins/servlet/samlconsumer",
                ["sp_entity_id"] = "https://acme.jira.example",
                ["name_id_format"] = "email",
                ["idp_entity_id"] = "https://acme.cloudflareaccess.com",
                ["sso_endpoint"] = "https://acme.cloudflareaccess.com/cdn-cgi/access/sso/saml/" + Identifiers.Hex("aud/jira", 64),
                ["public_key"] = "-----BEGIN CERTIFICATE-----",
            },
        });
        App("warehouse", "saas", null, ["Employees"], new JsonObject
        {
            ["saas_app"] = new JsonObject
            {
                ["auth_type"] = "oidc",
                ["redirect_uris"] = Texts("https://warehouse.example.com/callback"),
                ["grant_types"] = Texts("authorization_code"),
                ["scopes"] = Texts("openid", "email", "profile"),
                ["client_id"] = Identifiers.Hex("client/warehouse", 64),
                ["client_secret"] = Identifiers.Hex("secret/warehouse", 64),
                ["access_token_lifetime"] = "5m",
                ["allow_pkce_without_client_secret"] = false,
                ["public_key"] = "-----BEGIN CERTIFICATE-----",
            },
        });
    }

    private static JsonObject Criterion(int port, string protocol, params string[] hosts) => new()
    {
        ["port"] = port,
        ["protocol"] = protocol,
        ["target_attributes"] = new JsonObject { ["hostname"] = Texts(hosts) },
    };

    /// <summary>Adds an app with the defaults of its type, links to reusable policies, and the fields that only it has.</summary>
    private void App(string name, string type, string? domain, string[] policies, JsonObject special)
    {
        var isSelfHosted = type is "self_hosted" or "ssh" or "vnc" or "rdp";
        var app = new JsonObject
        {
            ["uid"] = Id("app", name),
            ["aud"] = Identifiers.Hex($"aud/{name}", 64),
            ["name"] = name,
            ["type"] = type,
        };
        if (domain is not null)
        {
            app["domain"] = domain;
        }

        if (isSelfHosted)
        {
            app["destinations"] = List(new JsonObject { ["type"] = "public", ["uri"] = domain });
            app["self_hosted_domains"] = Texts(domain!);
            app["http_only_cookie_attribute"] = true;
            app["enable_binding_cookie"] = false;
            app["options_preflight_bypass"] = false;
        }

        if (isSelfHosted || type is "saas" or "bookmark")
        {
            app["app_launcher_visible"] = true;
            app["tags"] = new JsonArray();
        }

        if (type is not ("bookmark" or "infrastructure"))
        {
            app["session_duration"] = "24h";
            app["allowed_idps"] = new JsonArray();
            app["auto_redirect_to_identity"] = false;
        }

        MoveFields(special, app);
        app["policies"] = JsonNodes.Array(policies.Select(static (policy, position) => Link("policy", policy, position + 1)));
        Add("apps", "app", name, 180, app);
    }

    private static JsonObject Link(string kind, string name, int precedence) => new()
    {
        ["id"] = Id(kind, name),
        ["precedence"] = precedence,
    };

    /// <summary>Adds a policy that an app owns, and the link to it.</summary>
    private void OwnPolicy(string app, int precedence, JsonObject policy)
    {
        policy["precedence"] = precedence;
        Add(PolicyBody.StoreName(Id("app", app)), "own", app, 90, policy);
        var links = (JsonArray)Items("apps").Find(item => item["name"].Text() == app)!["policies"]!;
        links.Add(Link("own", app, precedence));
    }
}
