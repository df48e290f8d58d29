using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>A small invented company, the same each time but for the dates, which follow the clock.</summary>
internal sealed class Company
{
    private static readonly string[] People =
    [
        "ann", "bob", "carla", "dmitri", "elif", "farid", "greta", "hiro", "ines", "jonas", "kavya", "liam", "mei", "noor", "olga", "pedro", "quinn", "rosa", "sven", "tara",
        "umar", "vera", "wim", "xenia", "yusuf", "zoe", "amir", "bella", "chidi", "dana", "emil", "fatou", "goran", "hana", "ivan", "julia", "karim", "lena", "marco", "nina",
    ];

    private static readonly string[] Addresses = ["198.51.100.7", "198.51.100.23", "203.0.113.9", "203.0.113.77", "2001:db8::42"];

    private readonly Store _store;
    private readonly DateTimeOffset _now;

    private Company(Store store, SandboxOptions options)
    {
        _store = store;
        _now = options.Clock();
    }

    /// <summary>Puts the company into an account that has nothing in it.</summary>
    public static void Settle(Store store, SandboxOptions options) => new Company(store, options).Settle();

    private static string Id(string kind, string name) => Identifiers.Uuid($"{kind}/{name}");

    private static JsonObject Rule(string selector, string field, string value) => new() { [selector] = new JsonObject { [field] = value } };

    private static JsonObject Email(string name) => Rule("email", "email", $"{name}@example.com");

    private static JsonObject Group(string name) => Rule("group", "id", Id("group", name));

    private static JsonObject Everyone() => new() { ["everyone"] = new JsonObject() };

    private static JsonArray List(params JsonNode[] items) => new(items);

    private static JsonArray Texts(params string[] items) => JsonNodes.TextArray(items);

    private string Ago(double days) => Timestamps.Write(_now.AddDays(-days));

    private void Add(string collection, string kind, string name, double daysOld, JsonObject fields)
    {
        var item = new JsonObject { ["id"] = Id(kind, name) };
        foreach (var field in fields.ToList())
        {
            fields.Remove(field.Key);
            item[field.Key] = field.Value;
        }

        item["created_at"] = Ago(daysOld);
        item["updated_at"] = Ago(daysOld / 2);
        _store.Collection("accounts", collection).Add(item);
    }

    private void Settle()
    {
        foreach (var tag in new[] { "engineering", "finance", "internal", "production", "staging" })
        {
            _store.Collection("accounts", "tags").Add(new JsonObject { ["name"] = tag, ["created_at"] = Ago(300), ["updated_at"] = Ago(300) });
        }

        _store.Collection("accounts", Organizations.Name).Add(new JsonObject
        {
            ["name"] = "Example company",
            ["auth_domain"] = "acme.cloudflareaccess.com",
            ["session_duration"] = "24h",
            ["auto_redirect_to_identity"] = false,
            ["allow_authenticate_via_warp"] = false,
            ["is_ui_read_only"] = false,
            ["user_seat_expiration_inactive_time"] = "1460h",
            ["login_design"] = new JsonObject { ["background_color"] = "#ffffff", ["header_text"] = "Example company", ["logo_path"] = "https://www.example.com/logo.png" },
            ["created_at"] = Ago(500),
            ["updated_at"] = Ago(60),
        });
        AddProviders();
        AddTokens();
        AddGroups();
        AddPolicies();
        AddApps();
        AddPeople();
        AddCertificates();
        AddMachines();
        AddProvisioned();
        AddLog();
    }

    private void AddProviders()
    {
        void Provider(string name, string type, JsonObject config, JsonObject? scim = null)
        {
            var fields = new JsonObject { ["name"] = name, ["type"] = type, ["config"] = config };
            if (scim is not null)
            {
                fields["scim_config"] = scim;
            }

            Add("identity_providers", "idp", name, 400, fields);
        }

        static JsonObject OAuth(string name) => new() { ["client_id"] = Identifiers.Hex($"client/{name}", 20), ["client_secret"] = Identifiers.Hex($"secret/{name}", 40) };

        Provider("One-time PIN", "onetimepin", new JsonObject { ["redirect_url"] = "https://acme.cloudflareaccess.com/cdn-cgi/access/callback" });
        var okta = OAuth("okta");
        okta["okta_account"] = "https://acme.okta.example";
        Provider("Okta", "okta", okta, new JsonObject
        {
            ["enabled"] = true,
            ["identity_update_behavior"] = "automatic",
            ["user_deprovision"] = true,
            ["seat_deprovision"] = true,
            ["scim_base_url"] = "https://acme.cloudflareaccess.com/cdn-cgi/access/scim/v2",
            ["secret"] = Identifiers.Hex("scim", 64),
        });
        var entra = OAuth("entra");
        entra["directory_id"] = Id("directory", "entra");
        entra["support_groups"] = true;
        entra["conditional_access_enabled"] = false;
        Provider("Entra ID", "azureAD", entra);
        Provider("GitHub", "github", OAuth("github"));
        var google = OAuth("google");
        google["apps_domain"] = "example.com";
        Provider("Google Workspace", "google-apps", google);
        Provider("Partner SAML", "saml", new JsonObject
        {
            ["issuer_url"] = "https://idp.partner.example/metadata",
            ["sso_target_url"] = "https://idp.partner.example/sso",
            ["idp_public_certs"] = Texts("MIIB"),
            ["sign_request"] = false,
            ["attributes"] = Texts("groups"),
            ["email_attribute_name"] = "email",
        });
    }

    private void AddTokens()
    {
        void Token(string name, string duration, double daysOld, double? daysLeft, double? daysSinceUse)
        {
            var fields = new JsonObject
            {
                ["name"] = name,
                ["client_id"] = Identifiers.Hex($"token/{name}", 32) + ".access",
                ["duration"] = duration,
                ["enabled"] = true,
                ["client_secret_version"] = 1,
            };
            if (daysLeft is { } left)
            {
                fields["expires_at"] = Ago(-left);
            }

            if (daysSinceUse is { } used)
            {
                fields["last_seen_at"] = Ago(used);
            }

            Add("service_tokens", "token", name, daysOld, fields);
        }

        Token("backup", "8760h", 355, 10, 0.2);
        Token("ci-deploy", "8760h", 100, 265, 0.01);
        Token("monitoring", "17520h", 200, 530, 0.005);
        Token("old-importer", "8760h", 300, 65, null);
    }

    private void AddGroups()
    {
        void Members(string name, JsonArray include, JsonArray? exclude = null, JsonArray? require = null) => Add("groups", "group", name, 250, new JsonObject
        {
            ["name"] = name,
            ["include"] = include,
            ["exclude"] = exclude ?? [],
            ["require"] = require ?? [],
        });

        Members("Engineering", List(
            Email("ann"), Email("bob"), Email("carla"),
            new JsonObject { ["okta"] = new JsonObject { ["name"] = "engineering", ["identity_provider_id"] = Id("idp", "Okta") } }));
        Members("Finance", List(Email("greta"), Email("hiro")), require: List(Rule("geo", "country_code", "DE")));
        Members("Contractors", List(Rule("email_domain", "domain", "partner.example")), exclude: List(Rule("email", "email", "former@partner.example")));
        Members("Administrators", List(Email("ann"), Email("zoe")), require: List(Rule("auth_method", "auth_method", "mfa")));
        Members("Everybody at work", List(Group("Engineering"), Group("Finance"), Rule("email_domain", "domain", "example.com")));
        Members("Office network", List(Rule("ip", "ip", "198.51.100.0/24"), Rule("ip", "ip", "2001:db8::/32")));
    }

    private void AddPolicies()
    {
        void Policy(string name, string decision, JsonArray include, JsonArray? exclude = null, JsonArray? require = null) => Add("policies", "policy", name, 200, Rules(name, decision, include, exclude, require));

        Policy("Engineers", "allow", List(Group("Engineering")), exclude: List(Group("Contractors")));
        Policy("Employees", "allow", List(Group("Everybody at work")), require: List(Rule("auth_method", "auth_method", "mfa")));
        Policy("Administrators", "allow", List(Group("Administrators")));
        Policy("Machines", "non_identity", List(Rule("service_token", "token_id", Id("token", "ci-deploy")), Rule("service_token", "token_id", Id("token", "monitoring"))));
        Policy("Office only", "allow", List(Group("Office network")));
        Policy("Nobody from outside", "deny", List(Everyone()), exclude: List(Rule("email_domain", "domain", "example.com")));
    }

    private static JsonObject Rules(string name, string decision, JsonArray include, JsonArray? exclude = null, JsonArray? require = null) => new()
    {
        ["name"] = name,
        ["decision"] = decision,
        ["include"] = include,
        ["exclude"] = exclude ?? [],
        ["require"] = require ?? [],
    };

    private void AddApps()
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
        Own("wiki", 3, Rules("Auditors for the wiki", "allow", List(Rule("email", "email", "auditor@partner.example"))));
        App("grafana", "self_hosted", "grafana.example.com", ["Engineers", "Machines"], new JsonObject { ["tags"] = Texts("engineering", "production"), ["allowed_idps"] = Texts(Id("idp", "Okta")), ["auto_redirect_to_identity"] = true });
        App("payroll", "self_hosted", "payroll.example.com", ["Office only"], new JsonObject { ["tags"] = Texts("finance"), ["session_duration"] = "1h" });
        App("staging", "self_hosted", "staging.example.com", ["Engineers"], new JsonObject { ["tags"] = Texts("engineering", "staging") });
        App("status page", "self_hosted", "status.example.com", [], new JsonObject());
        Own("status page", 1, Rules("Public", "bypass", List(Everyone())));
        App("git over ssh", "ssh", "git.example.com", ["Engineers"], new JsonObject());
        App("build console", "vnc", "builds.example.com", ["Administrators"], new JsonObject());
        App("accounting desktop", "rdp", "desktop.example.com", ["Employees"], new JsonObject { ["target_criteria"] = List(Target(3389, "RDP", "desk-1")) });
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
        App("handbook", "bookmark", "https://handbook.example.com", [], new JsonObject());
        App("App Launcher", "app_launcher", "acme.cloudflareaccess.com", ["Employees"], new JsonObject { ["bg_color"] = "#ffffff" });
        App("Warp Login App", "warp", "acme.cloudflareaccess.com/warp", ["Employees"], new JsonObject());
        App("database servers", "infrastructure", null, [], new JsonObject { ["target_criteria"] = List(Target(22, "SSH", "db-1", "db-2")) });
        var databases = Rules("Database administrators", "allow", List(Group("Administrators")));
        databases["connection_rules"] = new JsonObject { ["ssh"] = new JsonObject { ["usernames"] = Texts("dba"), ["allow_email_alias"] = false } };
        Own("database servers", 1, databases);
    }

    private static JsonObject Target(int port, string protocol, params string[] hosts) => new()
    {
        ["port"] = port,
        ["protocol"] = protocol,
        ["target_attributes"] = new JsonObject { ["hostname"] = Texts(hosts) },
    };

    private void App(string name, string type, string? domain, string[] policies, JsonObject special)
    {
        var isSelfHosted = type is "self_hosted" or "ssh" or "vnc" or "rdp";
        var app = new JsonObject { ["uid"] = Id("app", name), ["aud"] = Identifiers.Hex($"aud/{name}", 64), ["name"] = name, ["type"] = type };
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

        foreach (var field in special.ToList())
        {
            special.Remove(field.Key);
            app[field.Key] = field.Value;
        }

        app["policies"] = JsonNodes.Array(policies.Select(static (policy, place) => new JsonObject { ["id"] = Id("policy", policy), ["precedence"] = place + 1 }));
        Add("apps", "app", name, 180, app);
    }

    private void Own(string app, int precedence, JsonObject policy)
    {
        policy["precedence"] = precedence;
        Add(AppPolicies.CollectionOf(Id("app", app)), "own", app, 90, policy);
        var links = (JsonArray)_store.Collection("accounts", "apps").Find(item => item["name"].Text() == app)!["policies"]!;
        links.Add(new JsonObject { ["id"] = Id("own", app), ["precedence"] = precedence });
    }

    private void AddPeople()
    {
        var apps = _store.Collection("accounts", "apps");
        for (var number = 0; number < People.Length; number++)
        {
            var name = People[number];
            var id = Id("user", name);
            var hasSeat = number % 9 != 8;
            Add("users", "user", name, 150 + number, new JsonObject
            {
                ["uid"] = id,
                ["name"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name),
                ["email"] = $"{name}@example.com",
                ["access_seat"] = hasSeat,
                ["gateway_seat"] = hasSeat && number % 4 == 0,
                ["seat_uid"] = hasSeat ? Id("seat", name) : string.Empty,
                ["active_device_count"] = number % 3,
                ["last_successful_login"] = Ago(number * 0.7),
            });
            for (var session = 0; session < (number % 3 == 0 ? 2 : number % 3 == 1 ? 1 : 0); session++)
            {
                var app = apps[(number + session) % 5];
                _store.Collection("accounts", Users.SessionsOf(id)).Add(Session(name, session, app));
            }

            if (number % 5 == 0)
            {
                _store.Collection("accounts", Users.FailuresOf(id)).Add(Failure(name, id, apps[number / 5 % 5], number));
            }
        }
    }

    private JsonObject Session(string name, int number, JsonObject app)
    {
        var issued = _now.AddHours(-1 - number).ToUnixTimeSeconds();
        return new JsonObject
        {
            ["name"] = $"{name}@example.com-{app["name"].Text()}",
            ["expiration"] = issued + 86400,
            ["metadata"] = new JsonObject
            {
                ["apps"] = new JsonObject
                {
                    [app["aud"].Text()!] = new JsonObject { ["hostname"] = app["domain"].Text(), ["name"] = app["name"].Text(), ["type"] = app["type"].Text(), ["uid"] = app["id"].Text() },
                },
                ["expires"] = issued + 86400,
                ["iat"] = issued,
                ["nonce"] = Identifiers.Hex($"nonce/{name}/{number}", 16),
                ["ttl"] = 86400,
            },
        };
    }

    private JsonObject Failure(string name, string id, JsonObject app, int number) => new()
    {
        ["expiration"] = _now.AddDays(7).ToUnixTimeSeconds(),
        ["metadata"] = new JsonObject
        {
            ["app_name"] = app["name"].Text(),
            ["aud"] = app["aud"].Text(),
            ["datetime"] = Ago(number * 0.1),
            ["ray_id"] = Identifiers.Hex($"failure/{name}", 16),
            ["user_email"] = $"{name}@example.com",
            ["user_uuid"] = id,
        },
    };

    private void AddCertificates()
    {
        void Certificate(string name, double daysLeft, params string[] hostnames)
        {
            var digits = Identifiers.Hex($"certificate/{name}", 32).ToUpperInvariant();
            Add("certificates", "certificate", name, 120, new JsonObject
            {
                ["name"] = name,
                ["fingerprint"] = "MD5 Fingerprint=" + string.Join(":", Enumerable.Range(0, 16).Select(place => digits.Substring(place * 2, 2))),
                ["associated_hostnames"] = Texts(hostnames),
                ["expires_on"] = Ago(-daysLeft),
            });
        }

        Certificate("Machines root", 900, "grafana.example.com");
        Certificate("Old machines root", 20);
    }

    private void AddMachines()
    {
        void Machine(string hostname, string address) => _store.Collection("accounts", Targets.Collection).Add(new JsonObject
        {
            ["id"] = Id("target", hostname),
            ["hostname"] = hostname,
            ["ip"] = new JsonObject { ["ipv4"] = new JsonObject { ["ip_addr"] = address, ["virtual_network_id"] = Targets.DefaultNetwork } },
            ["created_at"] = Ago(60),
            ["updated_at"] = Ago(30),
        });

        Machine("db-1", "10.0.5.1");
        Machine("db-2", "10.0.5.2");
        Machine("desk-1", "10.0.6.1");
        _store.Collection("accounts", "custom_pages").Add(new JsonObject
        {
            ["uid"] = Id("page", "Denied"),
            ["name"] = "Denied",
            ["type"] = "identity_denied",
            ["custom_html"] = "<h1>Not here</h1>",
            ["created_at"] = Ago(50),
            ["updated_at"] = Ago(50),
        });
        _store.Collection("accounts", McpServers.Collection).Add(new JsonObject
        {
            ["id"] = "tickets",
            ["name"] = "Tickets",
            ["hostname"] = "https://mcp.tickets.example/mcp",
            ["auth_type"] = "unauthenticated",
            ["secure_web_gateway"] = false,
            ["is_shared_oauth_callback_enabled"] = false,
            ["status"] = "ready",
            ["created_at"] = Ago(20),
            ["updated_at"] = Ago(10),
        });
        _store.Collection("accounts", McpPortals.Collection).Add(new JsonObject
        {
            ["id"] = "engineering",
            ["name"] = "Engineering tools",
            ["hostname"] = "tools.example.com",
            ["secure_web_gateway"] = false,
            ["code_mode"] = "opt_in",
            ["allow_code_mode"] = true,
            ["created_at"] = Ago(20),
            ["updated_at"] = Ago(10),
            ["servers"] = List(new JsonObject { ["server_id"] = "tickets", ["default_disabled"] = false, ["on_behalf"] = true }),
        });
    }

    private void AddProvisioned()
    {
        var okta = Id("idp", "Okta");
        foreach (var name in People.Take(12))
        {
            _store.Collection("accounts", ScimRecords.CollectionOf(okta, "users")).Add(new JsonObject
            {
                ["id"] = Id("scim", name),
                ["externalId"] = $"okta-{name}",
                ["displayName"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name),
                ["active"] = name != "carla",
                ["emails"] = List(new JsonObject { ["primary"] = true, ["type"] = "work", ["value"] = $"{name}@example.com" }),
                ["meta"] = new JsonObject { ["created"] = Ago(90), ["lastModified"] = Ago(9) },
                ["schemas"] = Texts("urn:ietf:params:scim:schemas:core:2.0:User"),
            });
            _store.Collection("accounts", ScimRecords.Log).Add(new JsonObject
            {
                ["logged_at"] = Ago(9),
                ["status"] = name == "carla" ? "FAILURE" : "SUCCESS",
                ["resource_type"] = "USER",
                ["request_method"] = "PUT",
                ["request_body"] = $"{{\"displayName\":\"{name}\"}}",
                ["resource_user_email"] = $"{name}@example.com",
                ["cf_resource_id"] = Id("scim", name),
                ["idp_resource_id"] = $"okta-{name}",
                ["idp_id"] = okta,
                ["error_description"] = name == "carla" ? "user is deactivated" : string.Empty,
            });
        }

        _store.Collection("accounts", ScimRecords.CollectionOf(okta, "groups")).Add(new JsonObject
        {
            ["id"] = Id("scim", "engineering"),
            ["externalId"] = "okta-engineering",
            ["displayName"] = "engineering",
            ["meta"] = new JsonObject { ["created"] = Ago(90), ["lastModified"] = Ago(9) },
            ["schemas"] = Texts("urn:ietf:params:scim:schemas:core:2.0:Group"),
        });
        _store.Collection("accounts", Users.AuthenticatorsOf(Id("user", "ann"))).Add(new JsonObject { ["id"] = Id("mfa", "ann") });
        var app = _store.Collection("accounts", "apps")[2];
        foreach (var (name, status) in new[] { ("bob", "APPROVED"), ("elif", "PENDING"), ("farid", "DENIED") })
        {
            _store.Collection("accounts", JitRequestLogs.Collection).Add(new JsonObject
            {
                ["knock_request_id"] = Identifiers.Hex($"knock/{name}", 32),
                ["requester_email"] = $"{name}@example.com",
                ["purpose_justification"] = "Month-end close",
                ["status"] = status,
                ["app_hostname"] = app["domain"].Text(),
                ["app_aud"] = app["aud"].Text(),
                ["approvals_received"] = status == "APPROVED" ? 1 : 0,
                ["approver_emails"] = status == "APPROVED" ? Texts("greta@example.com") : [],
                ["created_at"] = Ago(1),
                ["expires_at"] = Ago(-1),
                ["events"] = List(new JsonObject { ["type"] = "CREATED", ["timestamp"] = Ago(1), ["actor_email"] = $"{name}@example.com", ["actor_uuid"] = Id("user", name), ["ray_id"] = Identifiers.Hex($"knock/ray/{name}", 16) }),
            });
        }
    }

    private void AddLog()
    {
        var apps = _store.Collection("accounts", "apps").Take(5).ToList();
        const int Rows = 600;
        for (var number = Rows; number > 0; number--)
        {
            var name = People[number * 7 % People.Length];
            var app = apps[number % apps.Count];
            _store.Collection("accounts", RequestLogs.Collection).Add(new JsonObject
            {
                ["country"] = number % 4 == 0 ? "FR" : "DE",
                ["idp"] = number % 3 == 0 ? Id("idp", "One-time PIN") : Id("idp", "Okta"),
                ["app_type"] = app["type"].Text(),
                ["non_identity"] = false,
                ["action"] = number % 50 == 0 ? "logout" : "login",
                ["allowed"] = number % 11 != 0,
                ["app_domain"] = app["domain"].Text(),
                ["app_uid"] = app["id"].Text(),
                ["connection"] = number % 3 == 0 ? "onetimepin" : "okta",
                ["created_at"] = Timestamps.Write(_now.AddSeconds(-86000.0 * number / Rows)),
                ["ip_address"] = Addresses[number % Addresses.Length],
                ["ray_id"] = Identifiers.Hex($"log/{number}", 16),
                ["user_email"] = $"{name}@example.com",
            });
        }
    }
}
