using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>What all resources share: pages, limits, permissions, errors, the sample company and the file.</summary>
public sealed class CommonTests
{
    [Theory]
    [InlineData(1, 200)]
    [InlineData(25, 200)]
    [InlineData(1000, 200)]
    [InlineData(2, 400)]
    [InlineData(200, 400)]
    [InlineData(0, 400)]
    public async Task Page_sizes_are_a_set_and_not_a_range(int size, int status)
    {
        using var api = new SandboxClient();

        var response = await api.Get($"access/users?per_page={size}");

        Assert.Equal(status, response.Status);
        if (status == 400)
        {
            response.AssertError(400, 12091);
        }
        else
        {
            Assert.Equal(Math.Min(size, 40), response.Result.AsArray().Count);
            Assert.Equal(40, response.Body["result_info"]!["total_count"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task Pages_contain_every_object_once()
    {
        using var api = new SandboxClient();
        var first = (await api.Get("access/users?per_page=25&page=1")).Result.AsArray();
        var second = (await api.Get("access/users?per_page=25&page=2")).Result.AsArray();

        Assert.Equal(40, first.Concat(second).Select(static user => user!["id"]!.GetValue<string>()).Distinct().Count());
        Assert.Empty((await api.Get("access/users?per_page=25&page=3")).Result.AsArray());
    }

    [Fact]
    public async Task Responses_state_the_remaining_requests_and_a_client_over_the_limit_is_locked_out_until_the_window_ends()
    {
        var now = DateTimeOffset.UtcNow;
        using var api = new SandboxClient(new SandboxOptions { RateLimit = 2, Clock = () => now });

        Assert.StartsWith("\"default\";r=1;", (await api.Get("access/tags")).Headers["Ratelimit"], StringComparison.Ordinal);
        Assert.Equal("\"default\";q=2;w=300", (await api.Get("access/tags")).Headers["Ratelimit-Policy"]);
        var refused = await api.Get("access/tags");
        Assert.Equal((429, "300"), (refused.Status, refused.Headers["Retry-After"]));
        now = now.AddSeconds(299);
        Assert.Equal(429, (await api.Get("access/tags")).Status);
        now = now.AddSeconds(2);
        Assert.Equal(200, (await api.Get("access/tags")).Status);
    }

    [Fact]
    public async Task Without_permission_lists_are_empty_and_other_requests_are_refused()
    {
        using var api = new SandboxClient(new SandboxOptions { GrantAccess = false });

        Assert.Empty((await api.Get("access/apps")).Result.AsArray());
        (await api.Get($"access/apps/{api.IdOf("apps", "wiki")}")).AssertError(403, 10000);
        var flat = await api.Post("access/tags", new JsonObject { ["name"] = "t" });
        Assert.Equal((403, """{"code":1010,"error":"auth.forbidden"}"""), (flat.Status, flat.Body.ToJsonString()));
    }

    [Fact]
    public async Task A_read_only_token_cannot_write()
    {
        using var api = new SandboxClient(new SandboxOptions { ReadOnlyToken = true });

        Assert.NotEmpty((await api.Get("access/apps")).Result.AsArray());
        Assert.Equal(403, (await api.Post("access/tags", new JsonObject { ["name"] = "t" })).Status);
    }

    [Fact]
    public async Task An_account_without_Access_returns_not_enabled()
    {
        using var api = new SandboxClient(new SandboxOptions { AccessEnabled = false });

        (await api.Get("access/apps")).AssertError(403, 9999, "not_enabled");
    }

    [Theory]
    [InlineData("/accounts/00000000000000000000000000000000/access/apps", 403, 9109)]
    [InlineData("/accounts/not-an-account/access/apps", 400, 7003)]
    [InlineData("access/no_such_thing", 404, 7000)]
    public async Task Invalid_paths_return_an_error_with_the_reason(string path, int status, int code)
    {
        using var api = new SandboxClient();

        (await api.Get(path)).AssertError(status, code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_is_valid_at_only_one_of_the_two_verify_paths(bool isAccounts)
    {
        using var api = new SandboxClient(new SandboxOptions { AccountOwnedToken = isAccounts });
        var account = await api.Get("tokens/verify");
        var user = await api.Get("/user/tokens/verify");

        Assert.Equal((isAccounts ? 200 : 401, isAccounts ? 401 : 200), (account.Status, user.Status));
        Assert.Equal("active", (isAccounts ? account : user).Result["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Requests_with_a_missing_or_wrong_token_are_refused()
    {
        using var api = new SandboxClient { Authorization = null };
        (await api.Get("access/apps")).AssertError(400, 6003);
        api.Authorization = "Bearer wrong";
        Assert.Equal(403, (await api.Get("access/apps")).Status);
        (await api.Get("/user/tokens/verify")).AssertError(401, 1000);
    }

    [Fact]
    public async Task The_sample_company_has_the_variety_of_a_real_one()
    {
        using var api = new SandboxClient();
        var apps = (await api.Get("access/apps")).Result.AsArray();
        var tokens = (await api.Get("access/service_tokens")).Result.AsArray();
        var soon = DateTimeOffset.UtcNow.AddDays(30);

        Assert.True(apps.Count >= 12);
        Assert.True(apps.Select(static app => app!["type"]!.GetValue<string>()).Distinct().Count() >= 6);
        Assert.Contains(tokens, token => token!["expires_at"]?.GetValue<DateTimeOffset>() < soon);
        var groups = (await api.Get("access/groups")).Result.AsArray();
        Assert.Contains(groups, static group => group!["include"]!.AsArray().Any(static rule => rule!["group"] is not null));
        Assert.True((await api.Get("access/logs/access_requests?per_page=1000")).Result.AsArray().Count >= 300);
        Assert.NotEmpty((await api.Get($"access/users/{api.IdOf("users", "ann@example.com")}/failed_logins")).Result.AsArray());
    }

    [Fact]
    public async Task A_file_keeps_the_account_between_two_runs()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        using (var first = new SandboxClient(new SandboxOptions { Path = path }))
        {
            await first.Post("access/tags", new JsonObject { ["name"] = "kept" });
        }

        using var second = new SandboxClient(new SandboxOptions { Path = path });
        Assert.Equal(200, (await second.Get("access/tags/kept")).Status);
    }
}
