using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The users and groups that an identity provider has provisioned by SCIM.</summary>
internal static class ScimResources
{
    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/identity_providers/{}/scim/users", false, static call => List(call, "users"));
        yield return new Route("GET", "access/identity_providers/{}/scim/groups", false, static call => List(call, "groups"));
    }

    /// <summary>The collection of the users or groups of a provider.</summary>
    public static string StoreName(string provider, string kind) => $"identity_providers/{provider}/scim/{kind}";

    private static Response List(Call call, string kind)
    {
        var provider = call.Parameters[0];
        if (call.Here("identity_providers").TrueForAll(known => known["id"].Text() != provider))
        {
            throw ApiError.NotFound();
        }

        var matching = call.Here(StoreName(provider, kind)).Where(item => Matches(item, call));
        return Paging.PageOf(matching.Select(static item => item.Copy()).ToList(), call, 100);
    }

    private static bool Matches(JsonObject item, Call call) =>
        Filters.MatchesAny(item["id"].Text(), call, "cf_resource_id")
        && Filters.MatchesAny(item["externalId"].Text(), call, "idp_resource_id")
        && Filters.MatchesAny(item["displayName"].Text(), call, "name")
        && Filters.MatchesAny(item["userName"].Text(), call, "username")
        && (call.Filter("email") is null
            || item["emails"].Objects().Any(email => Filters.MatchesAny(email["value"].Text(), call, "email")));
}
