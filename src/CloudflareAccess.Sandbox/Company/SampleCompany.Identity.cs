using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private void AddIdentityProviders()
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

        static JsonObject OAuth(string name) => new()
        {
            ["client_id"] = Identifiers.Hex($"client/{name}", 20),
            ["client_secret"] = Identifiers.Hex($"secret/{name}", 40),
        };

        Provider("One-time PIN", "onetimepin", new JsonObject
        {
            ["redirect_url"] = "https://acme.cloudflareaccess.com/cdn-cgi/access/callback",
        });
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
}
