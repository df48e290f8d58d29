using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Settings;

/// <summary>The service token by which an organization uses DNS over HTTPS.</summary>
internal static class OrganizationDoh
{
    private const string StoreName = "doh";
    private const string Path = "access/organizations/doh";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, static call => new Response(200, Shown(call)));
        yield return new Route("PUT", Path, false, Replace);
    }

    // Unknown: the response if no token was ever set.
    private static JsonObject Shown(Call call)
    {
        var setting = call.Here(StoreName).FirstOrDefault() ?? throw ApiError.NotFound();
        var shown = Token(setting["service_token_id"].Text(), call)?.Copy() ?? throw ApiError.NotFound();
        shown["doh_jwt_duration"] = setting["doh_jwt_duration"]?.DeepClone();
        return shown;
    }

    private static Response Replace(Call call)
    {
        var body = call.Body();
        if (Token(body["service_token_id"].Text(), call) is null)
        {
            // Unknown: the status and the code. The text is documented.
            throw ApiError.NotFound("service_token_not_found");
        }

        var settings = call.Here(StoreName);
        settings.Clear();
        settings.Add(new JsonObject
        {
            ["service_token_id"] = body["service_token_id"]!.DeepClone(),
            ["doh_jwt_duration"] = body["doh_jwt_duration"].Text() ?? "24h",
        });
        return new Response(201, Shown(call));
    }

    private static JsonObject? Token(string? id, Call call) => call.InAccount("service_tokens").Find(token => token["id"].Text() == id);
}
