using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>A resource that can be listed, read, created, replaced and deleted. Each derived class adds what is specific to one.</summary>
internal abstract class Collection(string name, int pageSize)
{
    /// <summary>The last part of its path, and its name in the store.</summary>
    public string Name { get; } = name;

    protected virtual bool InZones => true;

    /// <summary>The field that identifies an object in a path.</summary>
    protected virtual string KeyField => "id";

    /// <summary>The fields that only the server sets. They are ignored in a body.</summary>
    protected virtual IReadOnlyCollection<string> ServerFields { get; } = ["id", "created_at", "updated_at"];

    public virtual IEnumerable<Route> Routes()
    {
        yield return new Route("GET", $"access/{Name}", InZones, List);
        yield return new Route("POST", $"access/{Name}", InZones, Create);
        yield return new Route("GET", $"access/{Name}/{{}}", InZones, Get);
        yield return new Route("PUT", $"access/{Name}/{{}}", InZones, Replace);
        yield return new Route("DELETE", $"access/{Name}/{{}}", InZones, Delete);
    }

    protected virtual string NewId() => Identifiers.NewUuid();

    /// <summary>The error for an object that does not exist.</summary>
    protected virtual ApiError NotFound(string key) => ApiError.NotFound();

    /// <summary>The stored objects that a call refers to.</summary>
    protected virtual List<JsonObject> Items(Call call) => call.Here(Name);

    /// <summary>Whether an object matches the filters of a list.</summary>
    protected virtual bool Matches(JsonObject item, Call call) => true;

    /// <summary>Converts a stored object into the one that responses show.</summary>
    protected virtual JsonObject Show(JsonObject item, Call call) => item.Copy();

    /// <summary>Validates a body, and makes the object to store from it and from the current one.</summary>
    protected abstract JsonObject Make(JsonObject body, JsonObject? current, Call call);

    /// <summary>Refuses to delete objects that are in use.</summary>
    protected virtual void BeforeDelete(JsonObject item, Call call)
    {
    }

    /// <summary>The response to a delete.</summary>
    protected virtual Response Deleted(JsonObject item, Call call) => new(202, new JsonObject { ["id"] = item["id"]?.DeepClone() });

    /// <summary>The object that the response to a create shows. It can contain a secret that no later response shows.</summary>
    protected virtual JsonObject Created(JsonObject item, Call call) => Show(item, call);

    /// <summary>The object that the response to a replace shows.</summary>
    protected virtual JsonObject Replaced(JsonObject item, JsonObject before, Call call) => Show(item, call);

    protected static void Require(JsonObject body, params string[] fields)
    {
        foreach (var field in fields.Where(field => body[field] is null || body[field].Text() is { Length: 0 }))
        {
            throw ApiError.InvalidRequest($"{field} is a required field");
        }
    }

    protected JsonObject Find(Call call, string key) => Items(call).Find(item => item[KeyField].Text() == key) ?? throw NotFound(key);

    protected virtual Response Get(Call call) => new(200, Show(Find(call, call.Parameters[0]), call));

    protected Response List(Call call)
    {
        var matching = Items(call).Where(item => Matches(item, call)).Select(item => Show(item, call)).ToList();
        return Paging.PageOf(matching, call, pageSize);
    }

    protected Response Create(Call call)
    {
        var item = Stamped(Make(WithoutServerFields(call.Body()), null, call), null, call);
        Items(call).Add(item);
        return new Response(201, Created(item, call));
    }

    protected Response Replace(Call call)
    {
        var items = Items(call);
        var current = Find(call, call.Parameters[call.Parameters.Count - 1]);
        var item = Stamped(Make(WithoutServerFields(call.Body()), current, call), current, call);
        items[items.IndexOf(current)] = item;
        return new Response(200, Replaced(item, current, call));
    }

    protected Response Delete(Call call)
    {
        var item = Find(call, call.Parameters[call.Parameters.Count - 1]);
        BeforeDelete(item, call);
        Items(call).Remove(item);
        return Deleted(item, call);
    }

    /// <summary>Adds the id in front of an object, and the times behind it.</summary>
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

    private JsonObject WithoutServerFields(JsonObject body)
    {
        foreach (var field in ServerFields)
        {
            body.Remove(field);
        }

        return body;
    }
}
