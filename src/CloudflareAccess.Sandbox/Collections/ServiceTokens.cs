using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Service tokens. Only the responses to a create and to a rotation contain the secret.</summary>
internal sealed class ServiceTokens() : Collection("service_tokens", 1000)
{
    protected override IReadOnlyCollection<string> ServerFields { get; } =
        ["id", "client_id", "client_secret", "expires_at", "last_seen_at", "created_at", "updated_at"];

    public override IEnumerable<Route> Routes()
    {
        foreach (var route in base.Routes())
        {
            yield return route;
        }

        yield return new Route("POST", "access/service_tokens/{}/refresh", false, Refresh);
        yield return new Route("POST", "access/service_tokens/{}/rotate", false, Rotate);
    }

    protected override bool Matches(JsonObject item, Call call) => Filters.MatchesName(item, call);

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
        if (RuleLists.Owners(call).Any(owner => RuleLists.ReferTo(owner, "service_token", "token_id", id))
            || call.Here("apps").Any(app => app["scim_config"]?.ToJsonString().Contains(item["client_id"].Text()!) == true))
        {
            const string Reason = "cannot delete service token because it is used by a policy, group, or app SCIM configuration.";
            throw ApiError.OfAccess(400, 12139, "service_token_in_use: " + Reason);
        }
    }

    protected override Response Deleted(JsonObject item, Call call) => new(200, item.Copy());

    /// <summary>The expiry of a token with a duration. Unknown: the expiry of a token that lasts forever. Here it is null.</summary>
    private static JsonNode? Expiry(string? duration, Call call) =>
        duration == "forever" ? null
        : Hours(duration) is { } hours ? Timestamps.Write(call.Options.Clock().AddHours(hours))
        : throw ApiError.InvalidRequest("invalid duration");

    private static int? Hours(string? duration) =>
        duration?.EndsWith("h", StringComparison.Ordinal) == true
        && int.TryParse(duration.TrimEnd('h'), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            ? hours
            : null;

    private Response Refresh(Call call)
    {
        var token = Find(call, call.Parameters[0]);
        var expiry = Timestamps.Read(token["expires_at"].Text()) ?? call.Options.Clock();
        token["expires_at"] = Timestamps.Write(expiry.AddYears(1));
        token["updated_at"] = call.Now;
        return new Response(200, token.Copy());
    }

    private Response Rotate(Call call)
    {
        var token = Find(call, call.Parameters[0]);
        token["client_secret_version"] = (token["client_secret_version"].Integer() ?? 1) + 1;

        // Without a date, the old secret expires at once.
        const string OldSecretExpiry = "previous_client_secret_expires_at";
        token[OldSecretExpiry] = call.OptionalBody()[OldSecretExpiry]?.DeepClone() ?? call.Now;
        token["updated_at"] = call.Now;
        var shown = token.Copy();
        shown["client_secret"] = Identifiers.NewHex(64);
        return new Response(200, shown);
    }
}
