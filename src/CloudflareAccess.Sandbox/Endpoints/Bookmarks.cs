using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The deprecated endpoint of bookmarks. It cannot create any: a POST with a new id gets "unknown application".</summary>
internal static class Bookmarks
{
    private const string StoreName = "bookmarks";
    private const string Path = "access/" + StoreName;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, List);
        yield return new Route("GET", Path + "/{}", false, static call => new Response(200, Find(call).Copy()));
        yield return new Route("POST", Path + "/{}", false, Replace);
        yield return new Route("PUT", Path + "/{}", false, Replace);
        yield return new Route("DELETE", Path + "/{}", false, Delete);
    }

    private static JsonObject Find(Call call) =>
        call.Here(StoreName).Find(item => item["id"].Text() == call.Parameters[0])
        ?? throw ApiError.NotFound("unknown_application", 11021);

    private static Response List(Call call) => new(200, JsonNodes.Array(call.Here(StoreName).Select(static item => item.Copy())));

    private static Response Replace(Call call)
    {
        var item = Find(call);
        foreach (var field in call.OptionalBody().Where(static field => field.Key != "id").ToList())
        {
            item[field.Key] = field.Value?.DeepClone();
        }

        item["updated_at"] = call.Now;
        return new Response(200, item.Copy());
    }

    private static Response Delete(Call call)
    {
        var item = Find(call);
        call.Here(StoreName).Remove(item);
        return new Response(200, new JsonObject { ["id"] = item["id"]!.DeepClone() });
    }
}
