using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Groups, identity providers, tokens, certificates, tags and users: secrets shown once, and what is in use stays.</summary>
public sealed class ResourceTests
{
    private static JsonArray Include(string selector, string field, string value) => new(new JsonObject { [selector] = new JsonObject { [field] = value } });

    private static JsonObject Provider(string? secret) => new()
    {
        ["name"] = "i",
        ["type"] = "okta",
        ["config"] = secret is null ? new JsonObject { ["client_id"] = "c" } : new JsonObject { ["client_id"] = "c", ["client_secret"] = secret },
    };

    [Fact]
    public async Task The_secret_of_a_token_is_in_the_answers_to_create_and_rotate_alone()
    {
        using var api = new Api();
        var created = await api.Post("access/service_tokens", new JsonObject { ["name"] = "t" });
        var secret = created.Result["client_secret"]!.GetValue<string>();
        var place = $"access/service_tokens/{created.Id}";

        Assert.Equal(201, created.Status);
        Assert.Null((await api.Get(place)).Result["client_secret"]);
        var rotated = (await api.Post(place + "/rotate")).Result;
        Assert.NotEqual(secret, rotated["client_secret"]!.GetValue<string>());
        Assert.Equal(2, rotated["client_secret_version"]!.GetValue<int>());
        Assert.NotNull(rotated["previous_client_secret_expires_at"]);
        var expired = created.Result["expires_at"]!.GetValue<DateTimeOffset>();
        Assert.Equal(expired.AddYears(1), (await api.Post(place + "/refresh")).Result["expires_at"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task A_token_in_use_is_not_deleted_and_a_free_one_comes_back_whole()
    {
        using var api = new Api();
        var token = await api.Post("access/service_tokens", new JsonObject { ["name"] = "t" });
        var group = await api.Post("access/groups", new JsonObject { ["name"] = "g", ["include"] = Include("service_token", "token_id", token.Id) });

        (await api.Delete($"access/service_tokens/{token.Id}")).IsRefused(400, 12139, "in_use");
        Assert.Equal(202, (await api.Delete($"access/groups/{group.Id}")).Status);
        var deleted = await api.Delete($"access/service_tokens/{token.Id}");
        Assert.Equal((200, "t"), (deleted.Status, deleted.Result["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("bypass", """{"email_domain":{"domain":"example.com"}}""", true)]
    [InlineData("bypass", """{"okta":{"name":"engineering","identity_provider_id":"x"}}""", true)]
    [InlineData("bypass", """{"any_valid_service_token":{}}""", true)]
    [InlineData("bypass", """{"linked_app_token":{"app_uid":"x"}}""", false)]
    [InlineData("bypass", """{"everyone":{}}""", false)]
    [InlineData("bypass", """{"ip":{"ip":"198.51.100.0/24"}}""", false)]
    [InlineData("allow", """{"any_valid_service_token":{}}""", true)]
    [InlineData("allow", """{"linked_app_token":{"app_uid":"x"}}""", true)]
    [InlineData("allow", """{"email_domain":{"domain":"example.com"}}""", false)]
    [InlineData("non_identity", """{"any_valid_service_token":{}}""", false)]
    public async Task A_decision_takes_the_selectors_that_go_with_it(string decision, string rule, bool isRefused)
    {
        using var api = new Api();

        var answer = await api.Post("access/policies", new JsonObject { ["name"] = "p", ["decision"] = decision, ["include"] = new JsonArray(JsonNode.Parse(rule)) });

        Assert.Equal(isRefused ? 400 : 201, answer.Status);
    }

    [Fact]
    public async Task The_certificate_authority_of_an_app_has_an_id_of_48_hex_digits()
    {
        using var api = new Api();

        var made = await api.Post($"access/apps/{api.IdOf("apps", "wiki")}/ca");

        Assert.Matches("^[0-9a-f]{48}$", (string?)made.Result["id"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_a_group_in_use_is_deleted_is_unknown_and_a_switch(bool isRefused)
    {
        using var api = new Api(new SandboxOptions { UnknownRefuseDeletingGroupInUse = isRefused });
        var inner = await api.Post("access/groups", new JsonObject { ["name"] = "inner", ["include"] = Include("email", "email", "a@example.com") });
        await api.Post("access/groups", new JsonObject { ["name"] = "outer", ["include"] = Include("group", "id", inner.Id) });

        Assert.Equal(isRefused ? 409 : 202, (await api.Delete($"access/groups/{inner.Id}")).Status);
    }

    [Fact]
    public async Task A_group_needs_rules_and_its_groups_have_to_exist()
    {
        using var api = new Api();

        (await api.Post("access/groups", new JsonObject { ["name"] = "g", ["include"] = new JsonArray() })).IsRefused(400, 12130);
        (await api.Post("access/groups", new JsonObject { ["name"] = "g", ["include"] = Include("group", "id", "4f3e2d1c-0000-4000-8000-000000000000") })).IsRefused(400, 11020);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_secret_of_a_provider_is_never_read_and_its_fate_in_a_put_is_a_switch(bool keeps)
    {
        using var api = new Api(new SandboxOptions { UnknownKeepIdentityProviderSecretOnPut = keeps });
        var created = await api.Post("access/identity_providers", Provider("s"));

        Assert.Null(created.Result["config"]!["client_secret"]);
        await api.Put($"access/identity_providers/{created.Id}", Provider(null));
        Assert.Equal(keeps ? "s" : null, api.Sandbox.Document("identity_providers", created.Id)["config"]!["client_secret"]?.GetValue<string>());
    }

    [Fact]
    public async Task The_SCIM_secret_is_shown_when_SCIM_is_switched_on()
    {
        using var api = new Api();
        var created = await api.Post("access/identity_providers", Provider("s"));
        var body = Provider("s");
        body["scim_config"] = new JsonObject { ["enabled"] = true };

        Assert.Equal(64, (await api.Put($"access/identity_providers/{created.Id}", body.DeepClone())).Result["scim_config"]!["secret"]!.GetValue<string>().Length);
        Assert.Null((await api.Put($"access/identity_providers/{created.Id}", body)).Result["scim_config"]!["secret"]);
    }

    [Fact]
    public async Task There_is_one_One_time_PIN()
    {
        using var api = new Api();

        (await api.Post("access/identity_providers", new JsonObject { ["name"] = "o", ["type"] = "onetimepin", ["config"] = new JsonObject() })).IsRefused(409, 12132);
    }

    [Fact]
    public async Task A_certificate_loses_its_hostnames_and_some_time_before_it_can_go()
    {
        using var api = new Api(new SandboxOptions { CertificateLag = 1 });
        var created = await api.Post("access/certificates", new JsonObject { ["name"] = "c", ["certificate"] = RootCertificate.Pem, ["associated_hostnames"] = new JsonArray("a.example.com") });
        var place = $"access/certificates/{created.Id}";

        Assert.Null(created.Result["certificate"]);
        (await api.Delete(place)).IsRefused(409, 12132, "active associations");
        Assert.Equal(200, (await api.Put(place, new JsonObject { ["associated_hostnames"] = new JsonArray() })).Status);
        (await api.Delete(place)).IsRefused(409, 12132, "active associations");
        Assert.Equal(200, (await api.Delete(place)).Status);
    }

    [Fact]
    public async Task Tags_are_short_unique_and_renamed_in_the_apps_that_carry_them()
    {
        using var api = new Api();
        (await api.Post("access/tags", new JsonObject { ["name"] = new string('x', 36) })).IsRefused(400, 12130, "35");
        (await api.Post("access/tags", new JsonObject { ["name"] = "staging" })).IsRefused(409, 12130, "already_exists");

        await api.Put("access/tags/engineering", new JsonObject { ["name"] = "builders" });

        Assert.Contains("builders", api.Sandbox.Document("apps", "grafana")["tags"]!.AsArray().Select(static tag => tag!.GetValue<string>()));
        var deleted = await api.Delete("access/tags/builders");
        Assert.Equal((202, "builders"), (deleted.Status, deleted.Result["name"]!.GetValue<string>()));
        Assert.DoesNotContain("builders", api.Sandbox.Document("apps", "grafana")["tags"]!.AsArray().Select(static tag => tag!.GetValue<string>()));
    }

    [Fact]
    public async Task The_email_of_a_user_confirms_a_change_and_cannot_be_changed()
    {
        using var api = new Api();
        var place = $"access/users/{api.IdOf("users", "ann@example.com")}";

        Assert.Equal("Ann B.", (await api.Put(place, new JsonObject { ["email"] = "ann@example.com", ["name"] = "Ann B." })).Result["name"]!.GetValue<string>());
        (await api.Put(place, new JsonObject { ["email"] = "ann.b@example.com", ["name"] = "Ann B." })).IsRefused(400, 12130, "email");
        (await api.Put(place, new JsonObject { ["name"] = "Ann B." })).IsRefused(400, 12130, "email");
    }

    [Fact]
    public async Task Revoking_a_user_ends_the_sessions_keeps_the_seat_and_answers_barely()
    {
        using var api = new Api();
        var ann = api.Sandbox.Document("users", "ann@example.com");
        var sessions = $"access/users/{ann["id"]}/active_sessions";
        Assert.NotEmpty((await api.Get(sessions)).Result.AsArray());

        var revoked = await api.Post("access/organizations/revoke_user", new JsonObject { ["email"] = "ann@example.com" });

        Assert.Equal("""{"success":true,"result":true}""", revoked.Body.ToJsonString());
        Assert.Empty((await api.Get(sessions)).Result.AsArray());
        Assert.True(api.Sandbox.Document("users", "ann@example.com")["access_seat"]!.GetValue<bool>());
    }
}
