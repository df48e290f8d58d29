using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>A resource that is listed, read, made, replaced and deleted. What is particular to one stands in its own class.</summary>
internal abstract class Collection(string name, int perPage)
{
    /// <summary>The page sizes that the API accepts: a set, not a range.</summary>
    private static readonly int[] PageSizes = [1, 5, 10, 20, 25, 50, 100, 1000];

    /// <summary>The last part of its path, and its name in the store.</summary>
    public string Name { get; } = name;

    protected virtual bool InZones => true;

    /// <summary>The field by which a path names an object.</summary>
    protected virtual string KeyField => "id";

    /// <summary>Fields that are the server's: what a body says of them is not heard.</summary>
    protected virtual IReadOnlyCollection<string> ServerFields { get; } = ["id", "created_at", "updated_at"];

    protected virtual string NewId() => Identifiers.NewUuid();

    protected virtual Refusal Missing(string key) => Refusal.NotFound();

    public virtual IEnumerable<Route> Routes()
    {
        yield return new Route("GET", $"access/{Name}", InZones, List);
        yield return new Route("POST", $"access/{Name}", InZones, Create);
        yield return new Route("GET", $"access/{Name}/{{}}", InZones, call => new Reply(200, Show(Find(call, call.Parameters[0]), call)));
        yield return new Route("PUT", $"access/{Name}/{{}}", InZones, Replace);
        yield return new Route("DELETE", $"access/{Name}/{{}}", InZones, Delete);
    }

    /// <summary>Where its objects are kept.</summary>
    protected virtual List<JsonObject> Items(Call call) => call.Here(Name);

    /// <summary>Whether the filters of a list let an object through.</summary>
    protected virtual bool IsWanted(JsonObject item, Call call) => true;

    /// <summary>What an answer shows of an object.</summary>
    protected virtual JsonObject Show(JsonObject item, Call call) => item.Copy();

    /// <summary>The object that a body makes, or that it makes of another; refuses what the API refuses.</summary>
    protected abstract JsonObject Make(JsonObject body, JsonObject? current, Call call);

    /// <summary>Refuses to delete what is in use.</summary>
    protected virtual void BeforeDelete(JsonObject item, Call call)
    {
    }

    protected virtual Reply Deleted(JsonObject item, Call call) => new(202, new JsonObject { ["id"] = item["id"]?.DeepClone() });

    protected JsonObject Find(Call call, string key) =>
        Items(call).Find(item => item[KeyField].Text() == key) ?? throw Missing(key);

    protected Reply List(Call call) => Page(Items(call).Where(item => IsWanted(item, call)).Select(item => Show(item, call)).ToList(), call, perPage);

    /// <summary>One page of a list, with what the API says of it.</summary>
    public static Reply Page(IReadOnlyList<JsonObject> items, Call call, int perPageDefault)
    {
        var size = Whole(call, "per_page", perPageDefault);
        var page = Whole(call, "page", 1);
        if (page < 1 || (call.Filter("per_page") is not null && !PageSizes.Contains(size)))
        {
            throw Refusal.Of(400, 12091, "invalid_url_parameter_value");
        }

        var rows = items.Skip((page - 1) * size).Take(size).ToList();
        var info = new JsonObject { ["page"] = page, ["per_page"] = size, ["count"] = rows.Count, ["total_count"] = items.Count };
        return new Reply(200, JsonNodes.Array(rows), info);
    }

    protected Reply Create(Call call)
    {
        var item = Stamped(Make(Cleaned(call.Body()), null, call), null, call);
        Items(call).Add(item);
        return new Reply(201, Created(item, call));
    }

    /// <summary>What the answer to a create shows: more than any later one, where there is a secret.</summary>
    protected virtual JsonObject Created(JsonObject item, Call call) => Show(item, call);

    protected Reply Replace(Call call)
    {
        var items = Items(call);
        var current = Find(call, call.Parameters[call.Parameters.Count - 1]);
        var item = Stamped(Make(Cleaned(call.Body()), current, call), current, call);
        items[items.IndexOf(current)] = item;
        return new Reply(200, Replaced(item, current, call));
    }

    protected virtual JsonObject Replaced(JsonObject item, JsonObject before, Call call) => Show(item, call);

    protected Reply Delete(Call call)
    {
        var item = Find(call, call.Parameters[call.Parameters.Count - 1]);
        BeforeDelete(item, call);
        Items(call).Remove(item);
        return Deleted(item, call);
    }

    protected static void Require(JsonObject body, params string[] fields)
    {
        foreach (var field in fields.Where(field => body[field] is null || body[field].Text() is { Length: 0 }))
        {
            throw Refusal.InvalidRequest($"{field} is a required field");
        }
    }

    private static int Whole(Call call, string parameter, int otherwise) =>
        call.Filter(parameter) is not { } text ? otherwise
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusal.Of(400, 12091, "invalid_url_parameter_value");

    private JsonObject Cleaned(JsonObject body)
    {
        foreach (var field in ServerFields)
        {
            body.Remove(field);
        }

        return body;
    }

    protected JsonObject Stamped(JsonObject item, JsonObject? current, Call call)
    {
        var stamped = new JsonObject();
        if (KeyField == "id")
        {
            stamped["id"] = current?["id"]?.DeepClone() ?? NewId();
        }

        foreach (var field in item.ToList())
        {
            item.Remove(field.Key);
            stamped[field.Key] = field.Value;
        }

        stamped["created_at"] = current?["created_at"]?.DeepClone() ?? call.Now;
        stamped["updated_at"] = call.Now;
        return stamped;
    }
}
