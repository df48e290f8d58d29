using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Identity providers with their secrets, their federation and their SAML certificates.</summary>
public sealed class IdentityTests
{
    private static JsonObject Provider(string? secret) => new()
    {
        ["name"] = "i",
        ["type"] = "okta",
        ["config"] = secret is null
            ? new JsonObject { ["client_id"] = "c" }
            : new JsonObject { ["client_id"] = "c", ["client_secret"] = secret },
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_secret_of_a_provider_is_never_shown_and_an_option_decides_whether_a_PUT_keeps_it(bool keeps)
    {
        using var api = new SandboxClient(new SandboxOptions { UnknownKeepIdentityProviderSecretOnPut = keeps });
        var created = await api.Post("access/identity_providers", Provider("s"));

        Assert.Null(created.Result["config"]!["client_secret"]);
        await api.Put($"access/identity_providers/{created.Id}", Provider(null));
        var kept = api.Sandbox.Document("identity_providers", created.Id)["config"]!["client_secret"];
        Assert.Equal(keeps ? "s" : null, kept?.GetValue<string>());
    }

    [Fact]
    public async Task The_SCIM_secret_is_shown_when_SCIM_is_switched_on()
    {
        using var api = new SandboxClient();
        var created = await api.Post("access/identity_providers", Provider("s"));
        var body = Provider("s");
        body["scim_config"] = new JsonObject { ["enabled"] = true };

        var switchedOn = await api.Put($"access/identity_providers/{created.Id}", body.DeepClone());
        var repeated = await api.Put($"access/identity_providers/{created.Id}", body);

        Assert.Equal(64, switchedOn.Result["scim_config"]!["secret"]!.GetValue<string>().Length);
        Assert.Null(repeated.Result["scim_config"]!["secret"]);
    }

    [Fact]
    public async Task A_second_one_time_PIN_is_a_conflict()
    {
        using var api = new SandboxClient();

        (await api.Post("access/identity_providers", """{"name":"o","type":"onetimepin","config":{}}""")).AssertError(409, 12132);
    }

    [Fact]
    public async Task At_most_five_providers_can_be_federated_and_no_one_time_PIN()
    {
        using var api = new SandboxClient();
        Task<Response> Grant(string provider) =>
            api.Post("access/idp_federation_grants", $$"""{"idp_id":"{{api.IdOf("identity_providers", provider)}}"}""");

        (await Grant("One-time PIN")).AssertError(400, 12130, "federated");
        foreach (var provider in new[] { "Okta", "Entra ID", "GitHub", "Google Workspace", "Partner SAML" })
        {
            Assert.Equal(201, (await Grant(provider)).Status);
        }

        await api.Post("access/identity_providers", """{"name":"Sixth","type":"saml","config":{}}""");
        (await Grant("Sixth")).AssertError(400, 12130, "at most");
    }

    [Fact]
    public async Task A_SAML_provider_keeps_its_certificate_and_a_rotation_keeps_the_previous_one()
    {
        using var api = new SandboxClient();
        var path = $"access/identity_providers/{api.IdOf("identity_providers", "Partner SAML")}/saml_certificate";

        var made = await api.Post(path);
        var again = await api.Post(path);

        Assert.Equal((201, 200), (made.Status, again.Status));
        Assert.Equal((string?)made.Result["uid"], (string?)again.Result["uid"]);
        var rotated = (await api.Post($"access/saml_certificates/{made.Result["uid"]}/rotate")).Result;
        Assert.Equal((string?)made.Result["current_certificate"]!["uid"], (string?)rotated["previous_certificate"]!["uid"]);
    }
}
