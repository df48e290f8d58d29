using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The deprecated way to bookmarks. It makes none: whoever posts a new id is told that there is no such app.</summary>
internal static class Bookmarks
{
    private const string Name = "bookmarks";
    private const string Path = "access/" + Name;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, static call => new Reply(200, JsonNodes.Array(call.Here(Name).Select(static item => item.Copy()))));
        yield return new Route("GET", Path + "/{}", false, static call => new Reply(200, Find(call).Copy()));
        yield return new Route("POST", Path + "/{}", false, Replace);
        yield return new Route("PUT", Path + "/{}", false, Replace);
        yield return new Route("DELETE", Path + "/{}", false, static call =>
        {
            var item = Find(call);
            call.Here(Name).Remove(item);
            return new Reply(200, new JsonObject { ["id"] = item["id"]!.DeepClone() });
        });
    }

    private static JsonObject Find(Call call) => call.Here(Name).Find(item => item["id"].Text() == call.Parameters[0]) ?? throw Refusal.NotFound("unknown_application", 11021);

    private static Reply Replace(Call call)
    {
        var item = Find(call);
        foreach (var field in call.OptionalBody().Where(static field => field.Key != "id").ToList())
        {
            item[field.Key] = field.Value?.DeepClone();
        }

        item["updated_at"] = call.Now;
        return new Reply(200, item.Copy());
    }
}
