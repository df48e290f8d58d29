using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Users, their sessions and their failed logins.</summary>
public sealed class UserTests
{
    [Fact]
    public async Task An_update_of_a_user_must_repeat_the_email_and_cannot_change_it()
    {
        using var api = new SandboxClient();
        var place = $"access/users/{api.IdOf("users", "ann@example.com")}";

        var changed = await api.Put(place, """{"email":"ann@example.com","name":"Ann B."}""");

        Assert.Equal("Ann B.", changed.Result["name"]!.GetValue<string>());
        (await api.Put(place, """{"email":"ann.b@example.com","name":"Ann B."}""")).AssertError(400, 12130, "email");
        (await api.Put(place, """{"name":"Ann B."}""")).AssertError(400, 12130, "email");
    }

    [Fact]
    public async Task Revoking_a_user_ends_the_sessions_keeps_the_seat_and_returns_no_full_envelope()
    {
        using var api = new SandboxClient();
        var ann = api.Sandbox.Document("users", "ann@example.com");
        var sessions = $"access/users/{ann["id"]}/active_sessions";
        Assert.NotEmpty((await api.Get(sessions)).Result.AsArray());

        var revoked = await api.Post("access/organizations/revoke_user", new JsonObject { ["email"] = "ann@example.com" });

        Assert.Equal("""{"success":true,"result":true}""", revoked.Body.ToJsonString());
        Assert.Empty((await api.Get(sessions)).Result.AsArray());
        Assert.True(api.Sandbox.Document("users", "ann@example.com")["access_seat"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Failed_logins_are_at_several_apps_and_users_in_several_countries()
    {
        using var api = new SandboxClient();
        var users = (await api.Get("access/users?per_page=100")).Result.AsArray();
        var apps = new HashSet<string>();
        var countries = new HashSet<string>();
        foreach (var user in users)
        {
            var failed = (await api.Get($"access/users/{user!["id"]}/failed_logins")).Result.AsArray();
            apps.UnionWith(failed.Select(static row => row!["metadata"]!["app_name"]!.GetValue<string>()));
            var identity = (await api.Get($"access/users/{user["id"]}/last_seen_identity")).Result;
            countries.Add(identity["geo"]!["country"]!.GetValue<string>());
        }

        Assert.Equal((5, 3), (apps.Count, countries.Count));
    }
}
