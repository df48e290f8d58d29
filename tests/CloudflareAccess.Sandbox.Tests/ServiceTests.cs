using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>What holds for every resource: pages, limits, permissions, the door and the file.</summary>
public sealed class ServiceTests
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
        using var api = new Api();

        var answer = await api.Get($"access/users?per_page={size}");

        Assert.Equal(status, answer.Status);
        if (status == 400)
        {
            answer.IsRefused(400, 12091);
        }
        else
        {
            Assert.Equal((Math.Min(size, 40), 40), (answer.Result.AsArray().Count, answer.Body["result_info"]!["total_count"]!.GetValue<int>()));
        }
    }

    [Fact]
    public async Task Pages_hold_every_object_once()
    {
        using var api = new Api();
        var first = (await api.Get("access/users?per_page=25&page=1")).Result.AsArray();
        var second = (await api.Get("access/users?per_page=25&page=2")).Result.AsArray();

        Assert.Equal(40, first.Concat(second).Select(static user => user!["id"]!.GetValue<string>()).Distinct().Count());
        Assert.Empty((await api.Get("access/users?per_page=25&page=3")).Result.AsArray());
    }

    [Fact]
    public async Task Every_answer_says_what_is_left_and_too_many_are_locked_out_until_the_window_ends()
    {
        var now = DateTimeOffset.UtcNow;
        using var api = new Api(new SandboxOptions { RateLimit = 2, Clock = () => now });

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
    public async Task Without_permission_lists_are_empty_and_all_else_is_refused()
    {
        using var api = new Api(new SandboxOptions { GrantAccess = false });

        Assert.Empty((await api.Get("access/apps")).Result.AsArray());
        (await api.Get($"access/apps/{api.IdOf("apps", "wiki")}")).IsRefused(403, 10000);
        var flat = await api.Post("access/tags", new JsonObject { ["name"] = "t" });
        Assert.Equal((403, """{"code":1010,"error":"auth.forbidden"}"""), (flat.Status, flat.Body.ToJsonString()));
    }

    [Fact]
    public async Task A_token_that_may_only_read_cannot_write()
    {
        using var api = new Api(new SandboxOptions { ReadOnlyToken = true });

        Assert.NotEmpty((await api.Get("access/apps")).Result.AsArray());
        Assert.Equal(403, (await api.Post("access/tags", new JsonObject { ["name"] = "t" })).Status);
    }

    [Fact]
    public async Task An_account_without_Access_says_so()
    {
        using var api = new Api(new SandboxOptions { AccessEnabled = false });

        (await api.Get("access/apps")).IsRefused(403, 9999, "not_enabled");
    }

    [Theory]
    [InlineData("/accounts/00000000000000000000000000000000/access/apps", 403, 9109)]
    [InlineData("/accounts/not-an-account/access/apps", 400, 7003)]
    [InlineData("access/no_such_thing", 404, 7000)]
    public async Task Paths_that_lead_nowhere_say_why(string path, int status, int code)
    {
        using var api = new Api();

        (await api.Get(path)).IsRefused(status, code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_is_known_at_one_of_the_two_paths(bool isAccounts)
    {
        using var api = new Api(new SandboxOptions { AccountOwnedToken = isAccounts });
        var account = await api.Get("tokens/verify");
        var user = await api.Get("/user/tokens/verify");

        Assert.Equal((isAccounts ? 200 : 401, isAccounts ? 401 : 200), (account.Status, user.Status));
        Assert.Equal("active", (isAccounts ? account : user).Result["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stranger_is_turned_away()
    {
        using var api = new Api { Authorization = null };
        (await api.Get("access/apps")).IsRefused(400, 6003);
        api.Authorization = "Bearer wrong";
        Assert.Equal(403, (await api.Get("access/apps")).Status);
        (await api.Get("/user/tokens/verify")).IsRefused(401, 1000);
    }

    [Fact]
    public async Task The_company_is_believable()
    {
        using var api = new Api();
        var apps = (await api.Get("access/apps")).Result.AsArray();
        var tokens = (await api.Get("access/service_tokens")).Result.AsArray();
        var soon = DateTimeOffset.UtcNow.AddDays(30);

        Assert.True(apps.Count >= 12);
        Assert.True(apps.Select(static app => app!["type"]!.GetValue<string>()).Distinct().Count() >= 6);
        Assert.Contains(tokens, token => token!["expires_at"]?.GetValue<DateTimeOffset>() < soon);
        Assert.Contains((await api.Get("access/groups")).Result.AsArray(), static group => group!["include"]!.AsArray().Any(static rule => rule!["group"] is not null));
        Assert.True((await api.Get("access/logs/access_requests?per_page=1000")).Result.AsArray().Count >= 300);
        Assert.Contains((await api.Get($"access/users/{api.IdOf("users", "bob@example.com")}/failed_logins")).Result.AsArray().Concat(
            (await api.Get($"access/users/{api.IdOf("users", "ann@example.com")}/failed_logins")).Result.AsArray()), static row => row is not null);
    }

    [Fact]
    public async Task A_file_keeps_the_account_between_two_runs()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        using (var first = new Api(new SandboxOptions { Path = path }))
        {
            await first.Post("access/tags", new JsonObject { ["name"] = "kept" });
        }

        using var second = new Api(new SandboxOptions { Path = path });
        Assert.Equal(200, (await second.Get("access/tags/kept")).Status);
    }

    [Fact]
    public async Task Failures_are_at_several_apps_and_people_in_several_countries()
    {
        using var api = new Api();
        var users = (await api.Get("access/users?per_page=100")).Result.AsArray().Select(static user => user!["id"]!.GetValue<string>()).ToList();
        var apps = new HashSet<string>();
        var countries = new HashSet<string>();
        foreach (var user in users)
        {
            apps.UnionWith((await api.Get($"access/users/{user}/failed_logins")).Result.AsArray().Select(static row => row!["metadata"]!["app_name"]!.GetValue<string>()));
            countries.Add((await api.Get($"access/users/{user}/last_seen_identity")).Result["geo"]!["country"]!.GetValue<string>());
        }

        Assert.Equal((5, 3), (apps.Count, countries.Count));
    }
}
