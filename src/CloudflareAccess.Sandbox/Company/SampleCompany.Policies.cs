using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private void AddGroups()
    {
        void Members(string name, JsonArray include, JsonArray? exclude = null, JsonArray? require = null) =>
            Add("groups", "group", name, 250, new JsonObject
            {
                ["name"] = name,
                ["include"] = include,
                ["exclude"] = exclude ?? [],
                ["require"] = require ?? [],
            });

        var oktaGroup = new JsonObject { ["name"] = "engineering", ["identity_provider_id"] = Id("idp", "Okta") };
        Members("Engineering", List(Email("ann"), Email("bob"), Email("carla"), new JsonObject { ["okta"] = oktaGroup }));
        Members("Finance", List(Email("greta"), Email("hiro")), require: List(Rule("geo", "country_code", "DE")));
        Members(
            "Contractors",
            List(Rule("email_domain", "domain", "partner.example")),
            exclude: List(Rule("email", "email", "former@partner.example")));
        Members("Administrators", List(Email("ann"), Email("zoe")), require: List(Rule("auth_method", "auth_method", "mfa")));
        Members("Everybody at work", List(Group("Engineering"), Group("Finance"), Rule("email_domain", "domain", "example.com")));
        Members("Office network", List(Rule("ip", "ip", "198.51.100.0/24"), Rule("ip", "ip", "2001:db8::/32")));
    }

    private void AddPolicies()
    {
        void Reusable(JsonObject policy)
        {
            var name = policy["name"].Text()!;
            Add("policies", "policy", name, 200, policy);
        }

        Reusable(Policy("Engineers", "allow", List(Group("Engineering")), exclude: List(Group("Contractors"))));
        Reusable(Policy("Employees", "allow", List(Group("Everybody at work")), require: List(Rule("auth_method", "auth_method", "mfa"))));
        Reusable(Policy("Administrators", "allow", List(Group("Administrators"))));
        Reusable(Policy("Machines", "non_identity", List(
            Rule("service_token", "token_id", Id("token", "ci-deploy")), Rule("service_token", "token_id", Id("token", "monitoring")))));
        Reusable(Policy("Office only", "allow", List(Group("Office network"))));
        Reusable(Policy("Nobody from outside", "deny", List(Everyone()), exclude: List(Rule("email_domain", "domain", "example.com"))));
    }

    private static JsonObject Policy(
        string name, string decision, JsonArray include, JsonArray? exclude = null, JsonArray? require = null) => new()
        {
            ["name"] = name,
            ["decision"] = decision,
            ["include"] = include,
            ["exclude"] = exclude ?? [],
            ["require"] = require ?? [],
        };
}
