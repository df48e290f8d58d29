using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Logs;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private static readonly string[] Addresses = ["198.51.100.7", "198.51.100.23", "203.0.113.9", "203.0.113.77", "2001:db8::42"];

    private void AddJitRequests()
    {
        var app = Items("apps")[2];
        foreach (var (name, status) in new[] { ("bob", "APPROVED"), ("elif", "PENDING"), ("farid", "DENIED") })
        {
            Items(JitRequestLog.StoreName).Add(new JsonObject
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
                ["events"] = List(new JsonObject
                {
                    ["type"] = "CREATED",
                    ["timestamp"] = Ago(1),
                    ["actor_email"] = $"{name}@example.com",
                    ["actor_uuid"] = Id("user", name),
                    ["ray_id"] = Identifiers.Hex($"knock/ray/{name}", 16),
                }),
            });
        }
    }

    private void AddLogins()
    {
        var apps = Items("apps").Take(5).ToList();
        var (pin, okta) = (Id("idp", "One-time PIN"), Id("idp", "Okta"));
        const int Rows = 600;
        for (var number = Rows; number > 0; number--)
        {
            var name = People[number * 7 % People.Length];
            var app = apps[number % apps.Count];
            Items(AccessRequestLog.StoreName).Add(new JsonObject
            {
                ["country"] = number % 4 == 0 ? "FR" : "DE",
                ["idp"] = number % 3 == 0 ? pin : okta,
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
