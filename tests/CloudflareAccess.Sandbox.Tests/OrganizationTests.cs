using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Tags, custom pages and DNS over HTTPS.</summary>
public sealed class OrganizationTests
{
    [Fact]
    public async Task Tags_are_short_and_unique_and_a_rename_changes_the_apps_that_have_them()
    {
        using var api = new SandboxClient();
        (await api.Post("access/tags", new JsonObject { ["name"] = new string('x', 36) })).AssertError(400, 12130, "35");
        (await api.Post("access/tags", new JsonObject { ["name"] = "staging" })).AssertError(409, 12130, "already_exists");

        await api.Put("access/tags/engineering", new JsonObject { ["name"] = "builders" });

        IEnumerable<string> TagsOfGrafana() =>
            api.Sandbox.Document("apps", "grafana")["tags"]!.AsArray().Select(static tag => tag!.GetValue<string>());

        Assert.Contains("builders", TagsOfGrafana());
        var deleted = await api.Delete("access/tags/builders");
        Assert.Equal((202, "builders"), (deleted.Status, deleted.Result["name"]!.GetValue<string>()));
        Assert.DoesNotContain("builders", TagsOfGrafana());
    }

    [Fact]
    public async Task Only_a_read_by_id_returns_the_HTML_of_a_custom_page()
    {
        using var api = new SandboxClient();

        var made = await api.Post("access/custom_pages", """{"name":"N","type":"forbidden","custom_html":"<p>No</p>"}""");
        var path = $"access/custom_pages/{made.Result["uid"]}";
        Assert.Equal(201, made.Status);
        Assert.Null(made.Result["custom_html"]);
        Assert.All((await api.Get("access/custom_pages")).Result.AsArray(), static page => Assert.Null(page!["custom_html"]));
        Assert.Equal("<p>No</p>", (string?)(await api.Get(path)).Result["custom_html"]);
        (await api.Put(path, """{"name":"N","type":"login","custom_html":"<p>No</p>"}""")).AssertError(400, 12130);
        var deleted = await api.Delete(path);
        Assert.Equal((202, (string?)made.Result["uid"]), (deleted.Status, (string?)deleted.Result["id"]));
    }

    [Theory]
    [InlineData(true, 409)]
    [InlineData(false, 202)]
    public async Task An_option_decides_whether_a_custom_page_in_use_can_be_deleted(bool refuses, int status)
    {
        using var api = new SandboxClient(new SandboxOptions { UnknownRefuseDeletingCustomPageInUse = refuses });
        var page = (await api.Get("access/custom_pages")).Result[0]!["uid"]!.GetValue<string>();
        api.Sandbox.Edit("apps", "wiki", app => app["custom_pages"] = new JsonArray(page));

        Assert.Equal(status, (await api.Delete($"access/custom_pages/{page}")).Status);
    }

    [Fact]
    public async Task DNS_over_HTTPS_accepts_the_id_of_a_token_but_not_its_client_id()
    {
        using var api = new SandboxClient();
        var token = api.Sandbox.Document("service_tokens", "monitoring");

        const string Path = "access/organizations/doh";

        Assert.Equal(404, (await api.Get(Path)).Status);
        Assert.Equal(404, (await api.Put(Path, $$"""{"service_token_id":"{{token["client_id"]}}"}""")).Status);
        Assert.Equal(201, (await api.Put(Path, $$"""{"service_token_id":"{{token["id"]}}","doh_jwt_duration":"12h"}""")).Status);
        Assert.Equal("12h", (string?)(await api.Get(Path)).Result["doh_jwt_duration"]);
    }

    [Fact]
    public async Task The_deprecated_endpoint_cannot_create_bookmarks()
    {
        using var api = new SandboxClient();

        (await api.Post("access/bookmarks/f174e90a-fafe-4643-bbbc-4a0ed4fc8415", new JsonObject())).AssertError(404, 11021);
    }
}
