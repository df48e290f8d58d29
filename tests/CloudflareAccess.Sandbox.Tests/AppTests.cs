using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Apps with their policies, and the resets that cost people their settings.</summary>
public sealed class AppTests
{
    private static JsonObject App() => new() { ["type"] = "self_hosted", ["name"] = "x", ["domain"] = "x.example.com" };

    private static JsonObject Inline(string name, int? precedence = null)
    {
        var policy = JsonNode.Parse($$$"""{"name":"{{{name}}}","decision":"allow","include":[{"everyone":{}}]}""")!.AsObject();
        if (precedence is not null)
        {
            policy["precedence"] = precedence;
        }

        return policy;
    }

    [Fact]
    public async Task A_PUT_resets_missing_fields_except_the_policies()
    {
        using var api = new SandboxClient();
        var created = App();
        created["session_duration"] = "8h";
        created["custom_deny_message"] = "no";
        created["policies"] = new JsonArray(Inline("p"));
        var id = (await api.Post("access/apps", created)).Id;

        var after = (await api.Put($"access/apps/{id}", App())).Result;

        Assert.Equal("24h", after["session_duration"]!.GetValue<string>());
        Assert.Null(after["custom_deny_message"]);
        Assert.Equal("p", Assert.Single(after["policies"]!.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_empty_policy_list_removes_the_links_and_deletes_the_policies_of_the_app()
    {
        using var api = new SandboxClient();
        var body = App();
        body["policies"] = new JsonArray(Inline("p"));
        var created = await api.Post("access/apps", body);
        var policy = created.Result["policies"]![0]!["id"]!.GetValue<string>();
        body = App();
        body["policies"] = new JsonArray();

        Assert.Empty((await api.Put($"access/apps/{created.Id}", body)).Result["policies"]!.AsArray());
        Assert.Equal(404, (await api.Get($"access/apps/{created.Id}/policies/{policy}")).Status);
    }

    [Fact]
    public async Task Responses_show_linked_policies_complete_and_in_order()
    {
        using var api = new SandboxClient();
        var first = await api.Post("access/policies", Inline("first"));
        var second = await api.Post("access/policies", Inline("second"));
        var body = App();
        body["policies"] = JsonNode.Parse($$"""[{"id":"{{second.Id}}","precedence":2},{"id":"{{first.Id}}","precedence":1}]""");
        var created = await api.Post("access/apps", body);

        var policies = (await api.Get($"access/apps/{created.Id}")).Result["policies"]!.AsArray();

        Assert.Equal(["first", "second"], policies.Select(static policy => policy!["name"]!.GetValue<string>()));
        Assert.All(policies, static policy => Assert.NotNull(policy!["include"]));
        (await api.Delete($"access/policies/{first.Id}")).AssertError(409, 12132, "in use");
    }

    [Fact]
    public async Task Two_policies_of_an_app_cannot_have_the_same_precedence()
    {
        using var api = new SandboxClient();
        var app = await api.Post("access/apps", App());
        await api.Post($"access/apps/{app.Id}/policies", Inline("a", 1));

        (await api.Post($"access/apps/{app.Id}/policies", Inline("b", 1))).AssertError(400, 12130, "unique");
    }

    [Theory]
    [InlineData("""{"policies":["4f3e2d1c-0000-4000-8000-000000000000"]}""", "not found")]
    [InlineData("""{"tags":["no-such-tag"]}""", "tags must be created")]
    [InlineData("""{"allowed_idps":["4f3e2d1c-0000-4000-8000-000000000000"]}""", "not found")]
    [InlineData("""{"domain":"x.elsewhere.net"}""", "domain does not belong to zone")]
    [InlineData("""{"destinations":[{"type":"public","uri":"y.example.com"}]}""", "domain not included in destinations")]
    [InlineData("""{"auto_redirect_to_identity":true}""", "exactly one")]
    [InlineData("""{"cors_headers":{"allow_all_origins":true,"allow_credentials":true,"allow_all_methods":true}}""", "cors")]
    [InlineData(
        """{"policies":["4f3e2d1c-0000-4000-8000-000000000000",{"name":"p","decision":"allow","include":[{"everyone":{}}]}]}""",
        "mixed")]
    public async Task Invalid_fields_of_an_app_are_refused(string fields, string message)
    {
        using var api = new SandboxClient();
        var body = App();
        foreach (var (field, value) in JsonNode.Parse(fields)!.AsObject())
        {
            body[field] = value?.DeepClone();
        }

        (await api.Post("access/apps", body)).AssertError(400, 12130, message);
    }

    [Fact]
    public async Task A_taken_domain_and_a_second_app_launcher_are_conflicts()
    {
        using var api = new SandboxClient();
        await api.Post("access/apps", App());

        (await api.Post("access/apps", App())).AssertError(409, 11010, "application_already_exists");
        (await api.Post("access/apps", new JsonObject { ["type"] = "app_launcher" })).AssertError(409, 11010);
    }

    [Fact]
    public async Task Invalid_ids_and_unknown_ids_have_different_error_codes()
    {
        using var api = new SandboxClient();

        (await api.Get("access/apps/not-an-id")).AssertError(400, 12045);
        (await api.Get("access/apps/4f3e2d1c-0000-4000-8000-000000000000")).AssertError(404, 11021);
    }

    [Fact]
    public async Task The_client_secret_of_an_OIDC_app_is_shown_only_when_the_app_is_created()
    {
        using var api = new SandboxClient();
        var created = await api.Post("access/apps", """
            {"type":"saas","name":"s","saas_app":{"auth_type":"oidc","redirect_uris":["https://x.example.com"]}}
            """);

        Assert.Equal(64, created.Result["saas_app"]!["client_secret"]!.GetValue<string>().Length);
        Assert.Null((await api.Get($"access/apps/{created.Id}")).Result["saas_app"]!["client_secret"]);
    }

    [Fact]
    public async Task Deletes_and_revocations_return_202()
    {
        using var api = new SandboxClient();
        var app = await api.Post("access/apps", App());
        Assert.Equal(201, app.Status);

        Assert.Equal(202, (await api.Post($"access/apps/{app.Id}/revoke_tokens")).Status);
        var deleted = await api.Delete($"access/apps/{app.Id}");
        Assert.Equal((202, app.Id), (deleted.Status, deleted.Id));
        Assert.Equal(404, (await api.Get($"access/apps/{app.Id}")).Status);
    }

    [Fact]
    public async Task A_policy_made_reusable_moves_to_the_account_and_stays_linked()
    {
        using var api = new SandboxClient();
        var app = await api.Post("access/apps", App());
        var policy = await api.Post($"access/apps/{app.Id}/policies", Inline("p"));

        Assert.Equal(200, (await api.Put($"access/apps/{app.Id}/policies/{policy.Id}/make_reusable", new JsonObject())).Status);

        Assert.Equal(200, (await api.Get($"access/policies/{policy.Id}")).Status);
        Assert.Equal(policy.Id, (await api.Get($"access/apps/{app.Id}")).Result["policies"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(404, (await api.Delete($"access/apps/{app.Id}/policies/{policy.Id}")).Status);
    }

    [Fact]
    public async Task The_certificate_authority_of_an_app_has_an_id_of_48_hex_digits()
    {
        using var api = new SandboxClient();

        var made = await api.Post($"access/apps/{api.IdOf("apps", "wiki")}/ca");

        Assert.Matches("^[0-9a-f]{48}$", (string?)made.Result["id"]);
    }
}
