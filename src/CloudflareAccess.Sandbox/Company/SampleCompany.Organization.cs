using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Settings;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private void AddOrganization()
    {
        foreach (var tag in new[] { "engineering", "finance", "internal", "production", "staging" })
        {
            Items("tags").Add(new JsonObject { ["name"] = tag, ["created_at"] = Ago(300), ["updated_at"] = Ago(300) });
        }

        Items(Organizations.StoreName).Add(new JsonObject
        {
            ["name"] = "Example company",
            ["auth_domain"] = "acme.cloudflareaccess.com",
            ["session_duration"] = "24h",
            ["auto_redirect_to_identity"] = false,
            ["allow_authenticate_via_warp"] = false,
            ["is_ui_read_only"] = false,
            ["user_seat_expiration_inactive_time"] = "1460h",
            ["login_design"] = new JsonObject
            {
                ["background_color"] = "#ffffff",
                ["header_text"] = "Example company",
                ["logo_path"] = "https://www.example.com/logo.png",
            },
            ["created_at"] = Ago(500),
            ["updated_at"] = Ago(60),
        });
        Items("custom_pages").Add(new JsonObject
        {
            ["uid"] = Id("page", "Denied"),
            ["name"] = "Denied",
            ["type"] = "identity_denied",
            ["custom_html"] = "<h1>Not here</h1>",
            ["created_at"] = Ago(50),
            ["updated_at"] = Ago(50),
        });
    }
}
