using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The filters <c>name</c> and <c>search</c>. Unknown: whether <c>name</c> has to fit whole; here it does, in any case of letters.</summary>
internal static class NameFilter
{
    public static bool IsMatch(JsonObject item, Call call, params string[] searched)
    {
        var name = call.Filter("name");
        var search = call.Filter("search");
        return (name is null || string.Equals(item["name"].Text(), name, StringComparison.OrdinalIgnoreCase))
            && (search is null || searched.Prepend("name").Any(field => item[field].Text()?.IndexOf(search, StringComparison.OrdinalIgnoreCase) >= 0));
    }
}
