using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Endpoints;
using CloudflareAccess.Sandbox.Logs;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private void AddScim()
    {
        var okta = Id("idp", "Okta");
        foreach (var name in People.Take(12))
        {
            AddScimUser(name, okta);
        }

        Items(ScimResources.StoreName(okta, "groups")).Add(new JsonObject
        {
            ["id"] = Id("scim", "engineering"),
            ["externalId"] = "okta-engineering",
            ["displayName"] = "engineering",
            ["meta"] = new JsonObject { ["created"] = Ago(90), ["lastModified"] = Ago(9) },
            ["schemas"] = Texts("urn:ietf:params:scim:schemas:core:2.0:Group"),
        });
    }

    private void AddScimUser(string name, string provider)
    {
        var isActive = name != "carla";
        Items(ScimResources.StoreName(provider, "users")).Add(new JsonObject
        {
            ["id"] = Id("scim", name),
            ["externalId"] = $"okta-{name}",
            ["displayName"] = DisplayName(name),
            ["active"] = isActive,
            ["emails"] = List(new JsonObject { ["primary"] = true, ["type"] = "work", ["value"] = $"{name}@example.com" }),
            ["meta"] = new JsonObject { ["created"] = Ago(90), ["lastModified"] = Ago(9) },
            ["schemas"] = Texts("urn:ietf:params:scim:schemas:core:2.0:User"),
        });
        Items(ScimLog.StoreName).Add(new JsonObject
        {
            ["logged_at"] = Ago(9),
            ["status"] = isActive ? "SUCCESS" : "FAILURE",
            ["resource_type"] = "USER",
            ["request_method"] = "PUT",
            ["request_body"] = $"{{\"displayName\":\"{name}\"}}",
            ["resource_user_email"] = $"{name}@example.com",
            ["cf_resource_id"] = Id("scim", name),
            ["idp_resource_id"] = $"okta-{name}",
            ["idp_id"] = provider,
            ["error_description"] = isActive ? string.Empty : "user is deactivated",
        });
    }
}
