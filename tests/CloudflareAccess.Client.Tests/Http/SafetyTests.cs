using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class SafetyTests
{
    [Theory]
    [InlineData("http://api.example.com/client/v4")]
    [InlineData("http://127.0.0.1.example.com/client/v4")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:secret@api.example.com/client/v4")]
    public void A_base_URI_that_would_send_the_credential_unencrypted_is_refused(string address) =>
        Assert.Throws<InvalidValueException>(() => new AccessClient(new TokenCredential(Wire.Token.Conceal()), new Uri(address)));

    [Theory]
    [InlineData("http://127.0.0.1:8080/client/v4")]
    [InlineData("http://localhost:8080/client/v4")]
    [InlineData("http://[::1]:8080/client/v4")]
    [InlineData("https://api.example.com/client/v4")]
    public void Loopback_and_https_are_accepted(string address)
    {
        using var client = new AccessClient(new TokenCredential(Wire.Token.Conceal()), new Uri(address));

        Assert.Equal(new Uri(address), client.BaseUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\n")]
    public void An_invalid_token_is_refused_and_not_shown(string token)
    {
        var error = Assert.Throws<InvalidValueException>(() => new TokenCredential(token.Conceal()));

        Assert.DoesNotContain("two words", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_escaped_in_paths()
    {
        using var wire = new Wire(Json(200, Wire.Ok("""{"name":"a/b?c#d"}""")));

        await wire.Client.GetAsync(AccessApi.Tags, Wire.Account, "a/b?c#d e", wire.Call);

        Assert.Equal(
            $"GET /client/v4/accounts/{new string('a', 32)}/access/tags/a%2Fb%3Fc%23d%20e", Assert.Single(wire.Transport.Requests));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_name_that_the_URL_would_swallow_never_reaches_another_object(string name)
    {
        using var wire = new Wire();

        await Assert.ThrowsAsync<InvalidValueException>(() => wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, name, wire.Call));

        Assert.Empty(wire.Transport.Requests);
    }

    [Fact]
    public async Task The_log_masks_secrets_and_never_contains_the_token()
    {
        using var wire = new Wire(Json(200, Wire.Ok(
            """
            {
              "id": "1", "client_id": "abc.access", "client_secret": "s3cret-one",
              "nested": [{ "password": "s3cret-two", "token": "s3cret-three" }]
            }
            """)));
        var body = new JsonObject { ["name"] = "n", ["config"] = new JsonObject { ["client_secret"] = "s3cret-four" } };

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Post, "x") { Body = body }, wire.Call);

        var log = string.Join("\n", wire.Observer.Lines);
        Assert.DoesNotContain("s3cret", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Wire.Token, log, StringComparison.Ordinal);
        Assert.Contains("abc.access", log, StringComparison.Ordinal);
        Assert.Contains("POST x 200", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_logged_only_on_request()
    {
        using var wire = new Wire(Json(200, Wire.Ok("""{"id":"1"}""")));
        var observer = new RecordingObserver();

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), new ApiCall(observer, TestContext.Current.CancellationToken));

        Assert.Equal("GET x 200", string.Join(" ", Assert.Single(observer.Lines).Split(' ').Take(3)));
    }

    [Fact]
    public async Task A_secret_shown_once_leaves_the_document_and_stays_readable()
    {
        using var wire = new Wire(Json(201, Wire.Ok("""{"id":"1","name":"ci","client_secret":"s3cret"}""")));

        var token = await wire.Client.CreateAsync(AccessApi.ServiceTokens, Wire.Account, new JsonObject { ["name"] = "ci" }, wire.Call);

        Assert.Equal("s3cret", token.ClientSecret!.Reveal());
        Assert.DoesNotContain("s3cret", token.ToJson(), StringComparison.Ordinal);
    }
}
