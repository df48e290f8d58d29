using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Apps and their policies: the traps that cost people their settings.</summary>
public sealed class AppTests
{
    private static JsonObject App(string name = "x") => new() { ["type"] = "self_hosted", ["name"] = name, ["domain"] = $"{name}.example.com" };

    private static JsonObject Inline(string name, int? precedence = null)
    {
        var policy = new JsonObject { ["name"] = name, ["decision"] = "allow", ["include"] = new JsonArray(new JsonObject { ["everyone"] = new JsonObject() }) };
        if (precedence is not null)
        {
            policy["precedence"] = precedence;
        }

        return policy;
    }

    [Fact]
    public async Task A_put_resets_what_it_does_not_name_except_the_policies()
    {
        using var api = new Api();
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
    public async Task An_empty_list_unlinks_all_policies_and_deletes_those_of_the_app()
    {
        using var api = new Api();
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
    public async Task Reads_show_linked_policies_whole_and_in_order()
    {
        using var api = new Api();
        var first = await api.Post("access/policies", Inline("first"));
        var second = await api.Post("access/policies", Inline("second"));
        var body = App();
        body["policies"] = new JsonArray(new JsonObject { ["id"] = second.Id, ["precedence"] = 2 }, new JsonObject { ["id"] = first.Id, ["precedence"] = 1 });
        var created = await api.Post("access/apps", body);

        var policies = (await api.Get($"access/apps/{created.Id}")).Result["policies"]!.AsArray();

        Assert.Equal(["first", "second"], policies.Select(static policy => policy!["name"]!.GetValue<string>()));
        Assert.All(policies, static policy => Assert.NotNull(policy!["include"]));
        (await api.Delete($"access/policies/{first.Id}")).IsRefused(409, 12132, "in use");
    }

    [Fact]
    public async Task Two_policies_of_an_app_cannot_have_one_precedence()
    {
        using var api = new Api();
        var app = await api.Post("access/apps", App());
        await api.Post($"access/apps/{app.Id}/policies", Inline("a", 1));

        (await api.Post($"access/apps/{app.Id}/policies", Inline("b", 1))).IsRefused(400, 12130, "unique");
    }

    [Theory]
    [InlineData("""{"policies":["4f3e2d1c-0000-4000-8000-000000000000"]}""", "not found")]
    [InlineData("""{"tags":["no-such-tag"]}""", "tags must be created")]
    [InlineData("""{"allowed_idps":["4f3e2d1c-0000-4000-8000-000000000000"]}""", "not found")]
    [InlineData("""{"domain":"x.elsewhere.net"}""", "domain does not belong to zone")]
    [InlineData("""{"destinations":[{"type":"public","uri":"y.example.com"}]}""", "domain not included in destinations")]
    [InlineData("""{"auto_redirect_to_identity":true}""", "exactly one")]
    [InlineData("""{"cors_headers":{"allow_all_origins":true,"allow_credentials":true,"allow_all_methods":true}}""", "cors")]
    [InlineData("""{"policies":["4f3e2d1c-0000-4000-8000-000000000000",{"name":"p","decision":"allow","include":[{"everyone":{}}]}]}""", "mixed")]
    public async Task What_the_API_refuses_in_an_app_is_refused(string fields, string message)
    {
        using var api = new Api();
        var body = App();
        foreach (var (field, value) in JsonNode.Parse(fields)!.AsObject())
        {
            body[field] = value?.DeepClone();
        }

        (await api.Post("access/apps", body)).IsRefused(400, 12130, message);
    }

    [Fact]
    public async Task A_domain_that_is_taken_and_a_second_app_launcher_are_conflicts()
    {
        using var api = new Api();
        await api.Post("access/apps", App());

        (await api.Post("access/apps", App())).IsRefused(409, 11010, "application_already_exists");
        (await api.Post("access/apps", new JsonObject { ["type"] = "app_launcher" })).IsRefused(409, 11010);
    }

    [Fact]
    public async Task Ids_that_are_none_and_ids_that_are_unknown_have_codes_of_their_own()
    {
        using var api = new Api();

        (await api.Get("access/apps/not-an-id")).IsRefused(400, 12045);
        (await api.Get("access/apps/4f3e2d1c-0000-4000-8000-000000000000")).IsRefused(404, 11021);
    }

    [Fact]
    public async Task The_client_secret_of_an_OIDC_app_is_shown_when_it_is_made_and_never_again()
    {
        using var api = new Api();
        var created = await api.Post("access/apps", new JsonObject { ["type"] = "saas", ["name"] = "s", ["saas_app"] = new JsonObject { ["auth_type"] = "oidc", ["redirect_uris"] = new JsonArray("https://x.example.com") } });

        Assert.Equal(64, created.Result["saas_app"]!["client_secret"]!.GetValue<string>().Length);
        Assert.Null((await api.Get($"access/apps/{created.Id}")).Result["saas_app"]!["client_secret"]);
    }

    [Fact]
    public async Task Deletes_and_revocations_are_accepted_not_done()
    {
        using var api = new Api();
        var app = await api.Post("access/apps", App());
        Assert.Equal(201, app.Status);

        Assert.Equal(202, (await api.Post($"access/apps/{app.Id}/revoke_tokens")).Status);
        var deleted = await api.Delete($"access/apps/{app.Id}");
        Assert.Equal((202, app.Id), (deleted.Status, deleted.Id));
        Assert.Equal(404, (await api.Get($"access/apps/{app.Id}")).Status);
    }

    [Fact]
    public async Task A_policy_made_reusable_leaves_the_app_and_stays_linked()
    {
        using var api = new Api();
        var app = await api.Post("access/apps", App());
        var policy = await api.Post($"access/apps/{app.Id}/policies", Inline("p"));

        Assert.Equal(200, (await api.Put($"access/apps/{app.Id}/policies/{policy.Id}/make_reusable", new JsonObject())).Status);

        Assert.Equal(200, (await api.Get($"access/policies/{policy.Id}")).Status);
        Assert.Equal(policy.Id, (await api.Get($"access/apps/{app.Id}")).Result["policies"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(404, (await api.Delete($"access/apps/{app.Id}/policies/{policy.Id}")).Status);
    }
}
