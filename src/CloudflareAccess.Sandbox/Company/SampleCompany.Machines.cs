using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private void AddServiceTokens()
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

    private void AddCertificates()
    {
        void Certificate(string name, double daysLeft, params string[] hostnames)
        {
            var digits = Identifiers.Hex($"certificate/{name}", 32).ToUpperInvariant();
            var bytes = Enumerable.Range(0, 16).Select(position => digits.Substring(position * 2, 2));
            Add("certificates", "certificate", name, 120, new JsonObject
            {
                ["name"] = name,
                ["fingerprint"] = "MD5 Fingerprint=" + string.Join(":", bytes),
                ["associated_hostnames"] = Texts(hostnames),
                ["expires_on"] = Ago(-daysLeft),
            });
        }

        Certificate("Machines root", 900, "grafana.example.com");
        Certificate("Old machines root", 20);
    }

    private void AddTargets()
    {
        void Machine(string hostname, string address) => Items(Targets.StoreName).Add(new JsonObject
        {
            ["id"] = Id("target", hostname),
            ["hostname"] = hostname,
            ["ip"] = new JsonObject
            {
                ["ipv4"] = new JsonObject { ["ip_addr"] = address, ["virtual_network_id"] = Targets.DefaultNetwork },
            },
            ["created_at"] = Ago(60),
            ["updated_at"] = Ago(30),
        });

        Machine("db-1", "10.0.5.1");
        Machine("db-2", "10.0.5.2");
        Machine("desk-1", "10.0.6.1");
    }

    private void AddMcp()
    {
        Items(McpServers.StoreName).Add(new JsonObject
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
        Items(McpPortals.StoreName).Add(new JsonObject
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
}
