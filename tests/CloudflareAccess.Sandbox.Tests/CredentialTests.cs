using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Service tokens and certificates: secrets that are shown once, and deletes of what is in use.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task The_secret_of_a_token_is_shown_only_by_create_and_rotate()
    {
        using var api = new SandboxClient();
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
    public async Task A_token_in_use_cannot_be_deleted_and_the_delete_of_an_unused_token_returns_it()
    {
        using var api = new SandboxClient();
        var token = await api.Post("access/service_tokens", new JsonObject { ["name"] = "t" });
        var group = await api.Post("access/groups", $$$"""{"name":"g","include":[{"service_token":{"token_id":"{{{token.Id}}}"}}]}""");

        (await api.Delete($"access/service_tokens/{token.Id}")).AssertError(400, 12139, "in_use");
        Assert.Equal(202, (await api.Delete($"access/groups/{group.Id}")).Status);
        var deleted = await api.Delete($"access/service_tokens/{token.Id}");
        Assert.Equal((200, "t"), (deleted.Status, deleted.Result["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_certificate_can_be_deleted_only_some_time_after_its_hostnames_are_removed()
    {
        using var api = new SandboxClient(new SandboxOptions { CertificateLag = 1 });
        var created = await api.Post("access/certificates", new JsonObject
        {
            ["name"] = "c",
            ["certificate"] = RootCertificate.Pem,
            ["associated_hostnames"] = new JsonArray("a.example.com"),
        });
        var place = $"access/certificates/{created.Id}";

        Assert.Null(created.Result["certificate"]);
        (await api.Delete(place)).AssertError(409, 12132, "active associations");
        Assert.Equal(200, (await api.Put(place, new JsonObject { ["associated_hostnames"] = new JsonArray() })).Status);
        (await api.Delete(place)).AssertError(409, 12132, "active associations");
        Assert.Equal(200, (await api.Delete(place)).Status);
    }
}
