using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Service tokens. The secret is in the answers to a create and a rotation, and in no other.</summary>
internal sealed class ServiceTokens() : Collection("service_tokens", 1000)
{
    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "client_id", "client_secret", "expires_at", "last_seen_at", "created_at", "updated_at"];

    public override IEnumerable<Route> Routes()
    {
        foreach (var route in base.Routes())
        {
            yield return route;
        }

        yield return new Route("POST", "access/service_tokens/{}/refresh", false, Refresh);
        yield return new Route("POST", "access/service_tokens/{}/rotate", false, Rotate);
    }

    protected override bool IsWanted(JsonObject item, Call call) => NameFilter.IsMatch(item, call);

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        if (current is null)
        {
            Require(body, "name");
        }

        var token = current?.Copy() ?? new JsonObject
        {
            ["client_id"] = $"{Identifiers.NewHex(32)}.access",
            ["duration"] = "8760h",
            ["enabled"] = true,
            ["client_secret_version"] = 1,
        };
        foreach (var field in body.ToList())
        {
            token[field.Key] = field.Value?.DeepClone();
        }

        if (current is null || token["duration"].Text() != current["duration"].Text())
        {
            token["expires_at"] = Expiry(token["duration"].Text(), call);
        }

        token.Remove("id");
        token.Remove("created_at");
        token.Remove("updated_at");
        return token;
    }

    protected override JsonObject Created(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown["client_secret"] = Identifiers.NewHex(64);
        return shown;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var id = item["id"].Text()!;
        if (Rules.Holders(call).Any(holder => Rules.Mention(holder, "service_token", "token_id", id))
            || call.Here("apps").Any(app => app["scim_config"]?.ToJsonString().Contains(item["client_id"].Text()!) == true))
        {
            throw Refusal.Of(400, 12139, "service_token_in_use: cannot delete service token because it is used by a policy, group, or app SCIM configuration.");
        }
    }

    protected override Reply Deleted(JsonObject item, Call call) => new(200, item.Copy());

    /// <summary>When a token of this duration expires. Unknown: what the API says of one that never does; here nothing.</summary>
    private static JsonNode? Expiry(string? duration, Call call) => duration switch
    {
        "forever" => null,
        not null when duration.EndsWith("h", StringComparison.Ordinal) && int.TryParse(duration.TrimEnd('h'), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) =>
            Timestamps.Write(call.Options.Clock().AddHours(hours)),
        _ => throw Refusal.InvalidRequest("invalid duration"),
    };

    private Reply Refresh(Call call)
    {
        var token = Find(call, call.Parameters[0]);
        token["expires_at"] = Timestamps.Write((Timestamps.Read(token["expires_at"].Text()) ?? call.Options.Clock()).AddYears(1));
        token["updated_at"] = call.Now;
        return new Reply(200, token.Copy());
    }

    private Reply Rotate(Call call)
    {
        var token = Find(call, call.Parameters[0]);
        token["client_secret_version"] = (token["client_secret_version"].Whole() ?? 1) + 1;

        // Without a date the old secret dies now.
        token["previous_client_secret_expires_at"] = call.OptionalBody()["previous_client_secret_expires_at"]?.DeepClone() ?? call.Now;
        token["updated_at"] = call.Now;
        var shown = token.Copy();
        shown["client_secret"] = Identifiers.NewHex(64);
        return new Reply(200, shown);
    }
}
