using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>What is particular to targets, MCP, custom pages, SAML certificates, SCIM, policy tests and the logs.</summary>
public sealed class NewerResourceTests
{
    private static JsonObject Machine(string hostname) => new() { ["hostname"] = hostname, ["ip"] = new JsonObject { ["ipv4"] = new JsonObject { ["ip_addr"] = "10.9.0.1" } } };

    [Fact]
    public async Task A_target_is_made_with_200_gets_a_network_and_is_deleted_with_an_empty_body()
    {
        using var api = new Api();

        var made = await api.Post("infrastructure/targets", Machine("one"));
        Assert.Equal(200, made.Status);
        Assert.NotNull(made.Result["ip"]!["ipv4"]!["virtual_network_id"]);
        Assert.NotNull(made.Result["modified_at"]);

        var gone = await api.Delete($"infrastructure/targets/{made.Result["id"]}");
        Assert.Equal((200, 0), (gone.Status, gone.Body.Count));
    }

    [Fact]
    public async Task Targets_of_one_hostname_live_side_by_side_and_many_are_made_and_deleted_at_once()
    {
        using var api = new Api();

        var made = await api.Put("infrastructure/targets/batch", new JsonArray(Machine("twin"), Machine("twin")));
        Assert.Equal(2, made.Result.AsArray().Count);
        Assert.Equal(2, (await api.Get("infrastructure/targets?hostname=TWIN")).Result.AsArray().Count);

        await api.Post("infrastructure/targets/batch_delete", new JsonObject { ["target_ids"] = new JsonArray(made.Result.AsArray().Select(static target => target!["id"]!.DeepClone()).ToArray()) });
        Assert.Empty((await api.Get("infrastructure/targets?hostname=twin")).Result.AsArray());
    }

    [Fact]
    public async Task A_target_without_an_address_is_refused()
    {
        using var api = new Api();

        (await api.Post("infrastructure/targets", new JsonObject { ["hostname"] = "none", ["ip"] = new JsonObject() })).IsRefused(400, 12130);
    }

    [Fact]
    public async Task An_MCP_server_shows_no_credential_and_keeps_it_when_a_change_does_not_name_it()
    {
        using var api = new Api();
        var made = await api.Post("access/ai-controls/mcp/servers", new JsonObject { ["id"] = "notes", ["name"] = "Notes", ["hostname"] = "https://mcp.notes.example", ["auth_type"] = "bearer", ["auth_credentials"] = "open sesame" });
        Assert.Equal(201, made.Status);
        Assert.Null(made.Result["auth_credentials"]);

        await api.Put("access/ai-controls/mcp/servers/notes", new JsonObject { ["description"] = "changed", ["hostname"] = "https://elsewhere.example" });

        var now = (await api.Get("access/ai-controls/mcp/servers/notes")).Result;
        Assert.Equal(("changed", "https://mcp.notes.example"), ((string?)now["description"], (string?)now["hostname"]));
        Assert.Equal("ready", (string?)(await api.Post("access/ai-controls/mcp/servers/notes/sync")).Result["status"]);
    }

    [Fact]
    public async Task A_synchronization_that_fails_says_so_in_a_good_answer()
    {
        using var api = new Api();
        await api.Post("access/ai-controls/mcp/servers", new JsonObject { ["id"] = "notes", ["name"] = "Notes", ["hostname"] = "https://mcp.notes.example", ["auth_type"] = "oauth" });

        var answer = await api.Post("access/ai-controls/mcp/servers/notes/sync");

        Assert.Equal((200, "error"), (answer.Status, (string?)answer.Result["status"]));
    }

    [Theory]
    [InlineData("tools.example.com", "already in use")]
    [InlineData("tools.example.net", "zone")]
    public async Task A_portal_needs_a_hostname_of_its_own_in_the_zone(string hostname, string reason)
    {
        using var api = new Api();

        var answer = await api.Post("access/ai-controls/mcp/portals", new JsonObject { ["id"] = "second", ["name"] = "Second", ["hostname"] = hostname });

        answer.IsRefused(400, 12130);
        Assert.Contains(reason, answer.Body["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_portal_or_a_server_is_not_told_has_the_described_defaults()
    {
        using var api = new Api();

        var server = (await api.Post("access/ai-controls/mcp/servers", new JsonObject { ["id"] = "notes", ["name"] = "Notes", ["hostname"] = "https://mcp.notes.example", ["auth_type"] = "oauth" })).Result;
        Assert.Equal((false, false, "waiting"), ((bool?)server["secure_web_gateway"], (bool?)server["is_shared_oauth_callback_enabled"], (string?)server["status"]));

        var portal = (await api.Post("access/ai-controls/mcp/portals", new JsonObject { ["id"] = "second", ["name"] = "Second", ["hostname"] = "second.example.com", ["servers"] = new JsonArray(new JsonObject { ["server_id"] = "notes" }) })).Result;
        Assert.Equal((false, "opt_in", true), ((bool?)portal["secure_web_gateway"], (string?)portal["code_mode"], (bool?)portal["allow_code_mode"]));
        Assert.Equal((false, true), ((bool?)portal["servers"]![0]!["default_disabled"], (bool?)portal["servers"]![0]!["on_behalf"]));
    }

    [Theory]
    [InlineData("""{"code_mode":"off","allow_code_mode":true}""", null)]
    [InlineData("""{"code_mode":"enforced","allow_code_mode":false}""", null)]
    [InlineData("""{"code_mode":"off","allow_code_mode":false}""", "off")]
    [InlineData("""{"allow_code_mode":false}""", "off")]
    [InlineData("""{"allow_code_mode":true}""", "opt_in")]
    [InlineData("""{"code_mode":"enforced"}""", "enforced")]
    public async Task The_two_fields_for_the_mode_of_code_must_not_contradict_each_other(string body, string? mode)
    {
        using var api = new Api();

        var answer = await api.Put("access/ai-controls/mcp/portals/engineering", JsonNode.Parse(body)!);

        Assert.Equal(mode is null ? 400 : 200, answer.Status);
        Assert.Equal(mode ?? "opt_in", (string?)(await api.Get("access/ai-controls/mcp/portals/engineering")).Result["code_mode"]);
    }

    [Fact]
    public async Task Five_providers_are_federated_at_most_and_no_one_time_PIN()
    {
        using var api = new Api();
        Task<Answer> Grant(string provider) => api.Post("access/idp_federation_grants", new JsonObject { ["idp_id"] = api.IdOf("identity_providers", provider) });

        (await Grant("One-time PIN")).IsRefused(400, 12130, "federated");
        foreach (var provider in new[] { "Okta", "Entra ID", "GitHub", "Google Workspace", "Partner SAML" })
        {
            Assert.Equal(201, (await Grant(provider)).Status);
        }

        await api.Post("access/identity_providers", new JsonObject { ["name"] = "Sixth", ["type"] = "saml", ["config"] = new JsonObject() });
        (await Grant("Sixth")).IsRefused(400, 12130, "at most");
    }

    [Fact]
    public async Task Requests_for_access_are_searched_by_id_email_audience_and_hostname_and_name_who_approved()
    {
        using var api = new Api();
        var all = (await api.Get("access/logs/jit_requests")).Result.AsArray();
        var approved = all.Single(static row => (string?)row!["status"] == "APPROVED")!;

        Assert.All(all, static row => Assert.Equal((int)row!["approvals_received"]!, row["approver_emails"]!.AsArray().Count));
        foreach (var (field, count) in new[] { ("knock_request_id", 1), ("requester_email", 1), ("app_aud", 3), ("app_hostname", 3) })
        {
            Assert.Equal(count, (await api.Get($"access/logs/jit_requests?search={((string?)approved[field])!.ToUpperInvariant()}")).Result.AsArray().Count);
        }

        Assert.Empty((await api.Get("access/logs/jit_requests?search=Month-end")).Result.AsArray());
    }

    [Fact]
    public async Task Only_a_custom_page_that_is_read_by_its_id_has_its_html()
    {
        using var api = new Api();

        var made = await api.Post("access/custom_pages", new JsonObject { ["name"] = "N", ["type"] = "forbidden", ["custom_html"] = "<p>No</p>" });
        Assert.Equal(201, made.Status);
        Assert.Null(made.Result["custom_html"]);
        Assert.All((await api.Get("access/custom_pages")).Result.AsArray(), static page => Assert.Null(page!["custom_html"]));
        Assert.Equal("<p>No</p>", (string?)(await api.Get($"access/custom_pages/{made.Result["uid"]}")).Result["custom_html"]);
        (await api.Put($"access/custom_pages/{made.Result["uid"]}", new JsonObject { ["name"] = "N", ["type"] = "login", ["custom_html"] = "<p>No</p>" })).IsRefused(400, 12130);
        Assert.Equal((202, (string?)made.Result["uid"]), await Deleted(api, $"access/custom_pages/{made.Result["uid"]}"));
    }

    [Theory]
    [InlineData(true, 409)]
    [InlineData(false, 202)]
    public async Task Whether_a_custom_page_in_use_can_be_deleted_is_a_switch(bool refuses, int status)
    {
        using var api = new Api(new SandboxOptions { UnknownRefuseDeletingCustomPageInUse = refuses });
        var page = (await api.Get("access/custom_pages")).Result[0]!["uid"]!.GetValue<string>();
        api.Sandbox.Edit("apps", "wiki", app => app["custom_pages"] = new JsonArray(page));

        Assert.Equal(status, (await api.Delete($"access/custom_pages/{page}")).Status);
    }

    [Fact]
    public async Task DNS_over_HTTPS_takes_the_id_of_a_token_and_not_its_client_id()
    {
        using var api = new Api();
        var token = api.Sandbox.Document("service_tokens", "monitoring");

        Assert.Equal(404, (await api.Get("access/organizations/doh")).Status);
        Assert.Equal(404, (await api.Put("access/organizations/doh", new JsonObject { ["service_token_id"] = token["client_id"]!.DeepClone() })).Status);
        Assert.Equal(201, (await api.Put("access/organizations/doh", new JsonObject { ["service_token_id"] = token["id"]!.DeepClone(), ["doh_jwt_duration"] = "12h" })).Status);
        Assert.Equal("12h", (string?)(await api.Get("access/organizations/doh")).Result["doh_jwt_duration"]);
    }

    [Fact]
    public async Task A_SAML_provider_keeps_the_certificate_that_it_has_and_a_rotation_keeps_the_one_before()
    {
        using var api = new Api();
        var path = $"access/identity_providers/{api.IdOf("identity_providers", "Partner SAML")}/saml_certificate";

        var made = await api.Post(path);
        var again = await api.Post(path);

        Assert.Equal((201, 200), (made.Status, again.Status));
        Assert.Equal((string?)made.Result["uid"], (string?)again.Result["uid"]);
        var rotated = (await api.Post($"access/saml_certificates/{made.Result["uid"]}/rotate")).Result;
        Assert.Equal((string?)made.Result["current_certificate"]!["uid"], (string?)rotated["previous_certificate"]!["uid"]);
    }

    [Fact]
    public async Task The_SCIM_log_wants_a_provider()
    {
        using var api = new Api();

        (await api.Get("access/logs/scim/updates")).IsRefused(400, 12130);
        Assert.Single((await api.Get($"access/logs/scim/updates?idp_id={api.IdOf("identity_providers", "Okta")}&status=FAILURE")).Result.AsArray());
    }

    [Fact]
    public async Task Policies_are_tested_on_who_has_logged_in()
    {
        using var api = new Api();
        await api.Post("access/users", new JsonObject { ["email"] = "never@example.com", ["name"] = "Never" });

        var test = (await api.Post("access/policy-tests", new JsonObject { ["policies"] = new JsonArray(api.IdOf("policies", "Engineers")) })).Result;

        Assert.Equal((40, 3), ((int)(await api.Get($"access/policy-tests/{test["id"]}")).Result["total_users"]!, (await api.Get($"access/policy-tests/{test["id"]}/users?status=success")).Result.AsArray().Count));
    }

    [Theory]
    [InlineData(null, 50)]
    [InlineData(20, 20)]
    public async Task How_deep_the_pages_of_the_request_log_go_is_a_switch(int? depth, int rows)
    {
        using var api = new Api(new SandboxOptions { UnknownRequestLogDepth = depth });

        Assert.Equal(rows, (await api.Get("access/logs/access_requests?per_page=50")).Result.AsArray().Count);
    }

    [Fact]
    public async Task A_bookmark_of_the_old_kind_cannot_be_made()
    {
        using var api = new Api();

        (await api.Post("access/bookmarks/f174e90a-fafe-4643-bbbc-4a0ed4fc8415", new JsonObject())).IsRefused(404, 11021);
    }

    private static async Task<(int Status, string? Id)> Deleted(Api api, string path)
    {
        var answer = await api.Delete(path);
        return (answer.Status, (string?)answer.Result["id"]);
    }
}
