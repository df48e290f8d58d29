using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>Returns lists page by page.</summary>
internal static class Paging
{
    /// <summary>The page sizes that the API accepts: a set, not a range.</summary>
    private static readonly int[] Sizes = [1, 5, 10, 20, 25, 50, 100, 1000];

    /// <summary>Returns the page that a call requests, with the paging information of the API.</summary>
    public static Response PageOf(IReadOnlyList<JsonObject> items, Call call, int defaultSize)
    {
        var size = Integer(call, "per_page", defaultSize);
        var page = Integer(call, "page", 1);
        if (page < 1 || (call.Filter("per_page") is not null && !Sizes.Contains(size)))
        {
            throw ApiError.OfAccess(400, 12091, "invalid_url_parameter_value");
        }

        var rows = items.Skip((page - 1) * size).Take(size).ToList();
        var info = new JsonObject { ["page"] = page, ["per_page"] = size, ["count"] = rows.Count, ["total_count"] = items.Count };
        return new Response(200, JsonNodes.Array(rows), info);
    }

    private static int Integer(Call call, string parameter, int otherwise) =>
        call.Filter(parameter) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw ApiError.OfAccess(400, 12091, "invalid_url_parameter_value");
}
