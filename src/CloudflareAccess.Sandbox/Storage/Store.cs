using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Storage;

/// <summary>Holds the data of the account and the zone: plain JSON in named lists, in memory and optionally in a file.</summary>
internal sealed class Store
{
    private readonly Dictionary<string, List<JsonObject>> _collections = new(StringComparer.Ordinal);
    private readonly string? _path;
    private readonly object _writing = new();

    private Store(string? path) => _path = path;

    /// <summary>Opens the store in a file if the file exists, and creates an empty one otherwise.</summary>
    public static Store Open(string? path, out bool isNew)
    {
        var store = new Store(path);
        isNew = path is null || !File.Exists(path);
        if (!isNew)
        {
            var root = JsonNode.Parse(File.ReadAllText(path!)) as JsonObject
                ?? throw new InvalidDataException($"'{path}' is not a sandbox: it holds no JSON object.");
            foreach (var collection in root)
            {
                store._collections[collection.Key] = collection.Value.Objects().Select(static item => item.Copy()).ToList();
            }
        }

        return store;
    }

    /// <summary>The objects of a collection. Changes to the list change the store.</summary>
    public List<JsonObject> Items(string scope, string collection)
    {
        var key = $"{scope}/{collection}";
        if (!_collections.TryGetValue(key, out var items))
        {
            _collections[key] = items = [];
        }

        return items;
    }

    /// <summary>Counts the objects of each collection that is not empty.</summary>
    public Dictionary<string, int> Counts() => _collections.Where(static collection => collection.Value.Count > 0)
        .ToDictionary(static collection => collection.Key, static collection => collection.Value.Count, StringComparer.Ordinal);

    /// <summary>The objects of a collection in the account and in the zone.</summary>
    public IEnumerable<JsonObject> InEveryScope(string collection) => Items("accounts", collection).Concat(Items("zones", collection));

    /// <summary>Writes the whole file or nothing, so that a process that is killed leaves no half-written file.</summary>
    public void Save()
    {
        if (_path is null)
        {
            return;
        }

        lock (_writing)
        {
            var root = new JsonObject();
            foreach (var collection in _collections.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            {
                root[collection.Key] = JsonNodes.Array(collection.Value.Select(static item => item.Copy()));
            }

            var draft = _path + ".new";
            File.WriteAllText(draft, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
            if (File.Exists(_path))
            {
                File.Replace(draft, _path, null);
            }
            else
            {
                File.Move(draft, _path);
            }
        }
    }
}
