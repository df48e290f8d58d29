using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

internal sealed partial class SampleCompany
{
    private static readonly string[] People =
    [
        "ann", "bob", "carla", "dmitri", "elif", "farid", "greta", "hiro", "ines", "jonas", "kavya", "liam", "mei", "noor", "olga",
        "pedro", "quinn", "rosa", "sven", "tara", "umar", "vera", "wim", "xenia", "yusuf", "zoe", "amir", "bella", "chidi", "dana",
        "emil", "fatou", "goran", "hana", "ivan", "julia", "karim", "lena", "marco", "nina",
    ];

    private static string DisplayName(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);

    private void AddUsers()
    {
        var apps = Items("apps");
        for (var number = 0; number < People.Length; number++)
        {
            var name = People[number];
            var id = Id("user", name);
            var hasSeat = number % 9 != 8;
            Add("users", "user", name, 150 + number, new JsonObject
            {
                ["uid"] = id,
                ["name"] = DisplayName(name),
                ["email"] = $"{name}@example.com",
                ["access_seat"] = hasSeat,
                ["gateway_seat"] = hasSeat && number % 4 == 0,
                ["seat_uid"] = hasSeat ? Id("seat", name) : string.Empty,
                ["active_device_count"] = number % 3,
                ["last_successful_login"] = Ago(number * 0.7),
            });
            AddSessions(name, number, apps);
            if (number % 5 == 0)
            {
                Items(Users.FailedLogins(id)).Add(FailedLogin(name, id, apps[number / 5 % 5], number));
            }
        }

        Items(Users.Authenticators(Id("user", "ann"))).Add(new JsonObject { ["id"] = Id("mfa", "ann") });
    }

    private void AddSessions(string name, int number, List<JsonObject> apps)
    {
        var count = (number % 3) switch { 0 => 2, 1 => 1, _ => 0 };
        foreach (var session in Enumerable.Range(0, count))
        {
            Items(Users.Sessions(Id("user", name))).Add(Session(name, session, apps[(number + session) % 5]));
        }
    }

    private JsonObject Session(string name, int number, JsonObject app)
    {
        var issued = _now.AddHours(-1 - number).ToUnixTimeSeconds();
        return new JsonObject
        {
            ["name"] = $"{name}@example.com-{app["name"].Text()}",
            ["expiration"] = issued + 86400,
            ["metadata"] = new JsonObject
            {
                ["apps"] = new JsonObject
                {
                    [app["aud"].Text()!] = new JsonObject
                    {
                        ["hostname"] = app["domain"].Text(),
                        ["name"] = app["name"].Text(),
                        ["type"] = app["type"].Text(),
                        ["uid"] = app["id"].Text(),
                    },
                },
                ["expires"] = issued + 86400,
                ["iat"] = issued,
                ["nonce"] = Identifiers.Hex($"nonce/{name}/{number}", 16),
                ["ttl"] = 86400,
            },
        };
    }

    private JsonObject FailedLogin(string name, string id, JsonObject app, int number) => new()
    {
        ["expiration"] = _now.AddDays(7).ToUnixTimeSeconds(),
        ["metadata"] = new JsonObject
        {
            ["app_name"] = app["name"].Text(),
            ["aud"] = app["aud"].Text(),
            ["datetime"] = Ago(number * 0.1),
            ["ray_id"] = Identifiers.Hex($"failure/{name}", 16),
            ["user_email"] = $"{name}@example.com",
            ["user_uuid"] = id,
        },
    };
}
