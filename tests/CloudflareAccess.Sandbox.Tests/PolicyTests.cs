using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Rules in groups and policies, and tests of policies.</summary>
public sealed class PolicyTests
{
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
    public async Task A_decision_accepts_only_the_selectors_that_fit_it(string decision, string rule, bool isRefused)
    {
        using var api = new SandboxClient();

        var response = await api.Post("access/policies", $$"""{"name":"p","decision":"{{decision}}","include":[{{rule}}]}""");

        Assert.Equal(isRefused ? 400 : 201, response.Status);
    }

    [Fact]
    public async Task A_group_needs_rules_and_its_groups_must_exist()
    {
        using var api = new SandboxClient();

        const string Unknown = "4f3e2d1c-0000-4000-8000-000000000000";

        (await api.Post("access/groups", """{"name":"g","include":[]}""")).AssertError(400, 12130);
        (await api.Post("access/groups", $$$"""{"name":"g","include":[{"group":{"id":"{{{Unknown}}}"}}]}""")).AssertError(400, 11020);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_option_decides_whether_a_group_in_use_can_be_deleted(bool isRefused)
    {
        using var api = new SandboxClient(new SandboxOptions { UnknownRefuseDeletingGroupInUse = isRefused });
        var inner = await api.Post("access/groups", """{"name":"inner","include":[{"email":{"email":"a@example.com"}}]}""");
        await api.Post("access/groups", $$$"""{"name":"outer","include":[{"group":{"id":"{{{inner.Id}}}"}}]}""");

        Assert.Equal(isRefused ? 409 : 202, (await api.Delete($"access/groups/{inner.Id}")).Status);
    }

    [Fact]
    public async Task A_policy_test_covers_the_users_who_have_logged_in()
    {
        using var api = new SandboxClient();
        await api.Post("access/users", """{"email":"never@example.com","name":"Never"}""");

        var test = await api.Post("access/policy-tests", $$"""{"policies":["{{api.IdOf("policies", "Engineers")}}"]}""");

        Assert.Equal(40, (int)(await api.Get($"access/policy-tests/{test.Id}")).Result["total_users"]!);
        Assert.Equal(3, (await api.Get($"access/policy-tests/{test.Id}/users?status=success")).Result.AsArray().Count);
    }
}
