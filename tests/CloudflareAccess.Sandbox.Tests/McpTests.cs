using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>MCP servers and portals.</summary>
public sealed class McpTests
{
    private const string Servers = "access/ai-controls/mcp/servers";
    private const string Portals = "access/ai-controls/mcp/portals";

    private const string OAuthServer = """{"id":"notes","name":"Notes","hostname":"https://mcp.notes.example","auth_type":"oauth"}""";

    [Fact]
    public async Task An_MCP_server_hides_its_credential_and_keeps_it_when_an_update_omits_it()
    {
        using var api = new SandboxClient();
        var made = await api.Post(Servers, """
            {"id":"notes","name":"Notes","hostname":"https://mcp.notes.example","auth_type":"bearer","auth_credentials":"open sesame"}
            """);
        Assert.Equal(201, made.Status);
        Assert.Null(made.Result["auth_credentials"]);

        await api.Put(Servers + "/notes", """{"description":"changed","hostname":"https://elsewhere.example"}""");

        var now = (await api.Get(Servers + "/notes")).Result;
        Assert.Equal(("changed", "https://mcp.notes.example"), ((string?)now["description"], (string?)now["hostname"]));
        Assert.Equal("ready", (string?)(await api.Post(Servers + "/notes/sync")).Result["status"]);
    }

    [Fact]
    public async Task A_failed_synchronization_returns_200_with_the_error()
    {
        using var api = new SandboxClient();
        await api.Post(Servers, OAuthServer);

        var response = await api.Post(Servers + "/notes/sync");

        Assert.Equal((200, "error"), (response.Status, (string?)response.Result["status"]));
    }

    [Theory]
    [InlineData("tools.example.com", "already in use")]
    [InlineData("tools.example.net", "zone")]
    public async Task A_portal_needs_a_free_hostname_in_the_zone(string hostname, string reason)
    {
        using var api = new SandboxClient();

        var response = await api.Post(Portals, $$"""{"id":"second","name":"Second","hostname":"{{hostname}}"}""");

        response.AssertError(400, 12130, reason);
    }

    [Fact]
    public async Task Missing_fields_of_portals_and_servers_get_the_described_defaults()
    {
        using var api = new SandboxClient();

        var server = (await api.Post(Servers, OAuthServer)).Result;
        Assert.False((bool?)server["secure_web_gateway"]);
        Assert.False((bool?)server["is_shared_oauth_callback_enabled"]);
        Assert.Equal("waiting", (string?)server["status"]);

        var portal = (await api.Post(Portals, """
            {"id":"second","name":"Second","hostname":"second.example.com","servers":[{"server_id":"notes"}]}
            """)).Result;
        Assert.False((bool?)portal["secure_web_gateway"]);
        Assert.Equal(("opt_in", true), ((string?)portal["code_mode"], (bool?)portal["allow_code_mode"]));
        var link = portal["servers"]![0]!;
        Assert.Equal((false, true), ((bool?)link["default_disabled"], (bool?)link["on_behalf"]));
    }

    [Theory]
    [InlineData("""{"code_mode":"off","allow_code_mode":true}""", null)]
    [InlineData("""{"code_mode":"enforced","allow_code_mode":false}""", null)]
    [InlineData("""{"code_mode":"off","allow_code_mode":false}""", "off")]
    [InlineData("""{"allow_code_mode":false}""", "off")]
    [InlineData("""{"allow_code_mode":true}""", "opt_in")]
    [InlineData("""{"code_mode":"enforced"}""", "enforced")]
    public async Task The_two_fields_of_the_code_mode_must_agree(string body, string? mode)
    {
        using var api = new SandboxClient();

        var response = await api.Put(Portals + "/engineering", body);

        Assert.Equal(mode is null ? 400 : 200, response.Status);
        Assert.Equal(mode ?? "opt_in", (string?)(await api.Get(Portals + "/engineering")).Result["code_mode"]);
    }
}
