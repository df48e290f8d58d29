using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Infrastructure targets.</summary>
public sealed class TargetTests
{
    private static string Machine(string hostname) => $$$"""{"ip":{"ipv4":{"ip_addr":"10.9.0.1"}},"hostname":"{{{hostname}}}"}""";

    [Fact]
    public async Task A_created_target_gets_a_network_and_its_delete_returns_no_body()
    {
        using var api = new SandboxClient();

        var made = await api.Post("infrastructure/targets", Machine("one"));
        Assert.Equal(200, made.Status);
        Assert.NotNull(made.Result["ip"]!["ipv4"]!["virtual_network_id"]);
        Assert.NotNull(made.Result["modified_at"]);

        var gone = await api.Delete($"infrastructure/targets/{made.Result["id"]}");
        Assert.Equal((200, 0), (gone.Status, gone.Body.Count));
    }

    [Fact]
    public async Task Targets_with_the_same_hostname_can_be_created_and_deleted_in_one_request()
    {
        using var api = new SandboxClient();

        var made = await api.Put("infrastructure/targets/batch", $"[{Machine("twin")},{Machine("twin")}]");
        Assert.Equal(2, made.Result.AsArray().Count);
        Assert.Equal(2, (await api.Get("infrastructure/targets?hostname=TWIN")).Result.AsArray().Count);

        var ids = made.Result.AsArray().Select(static target => target!["id"]!.DeepClone()).ToArray();
        await api.Post("infrastructure/targets/batch_delete", new JsonObject { ["target_ids"] = new JsonArray(ids) });
        Assert.Empty((await api.Get("infrastructure/targets?hostname=twin")).Result.AsArray());
    }

    [Fact]
    public async Task A_target_without_an_address_is_refused()
    {
        using var api = new SandboxClient();

        (await api.Post("infrastructure/targets", """{"hostname":"none","ip":{}}""")).AssertError(400, 12130);
    }
}
