using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>All that the account and the zone hold: plain JSON in named lists, in memory and if wanted in a file.</summary>
internal sealed class Store
{
    private readonly Dictionary<string, List<JsonObject>> _collections = new(System.StringComparer.Ordinal);
    private readonly string? _path;
    private readonly object _writing = new();

    private Store(string? path) => _path = path;

    /// <summary>The store in a file if there is one, else a new one.</summary>
    public static Store Open(string? path, out bool isNew)
    {
        var store = new Store(path);
        isNew = path is null || !File.Exists(path);
        if (!isNew)
        {
            var root = JsonNode.Parse(File.ReadAllText(path!)) as JsonObject ?? throw new InvalidDataException($"'{path}' is not a sandbox: it holds no JSON object.");
            foreach (var collection in root)
            {
                store._collections[collection.Key] = collection.Value.Objects().Select(static item => item.Copy()).ToList();
            }
        }

        return store;
    }

    public List<JsonObject> Collection(string scope, string name)
    {
        var key = $"{scope}/{name}";
        if (!_collections.TryGetValue(key, out var items))
        {
            _collections[key] = items = [];
        }

        return items;
    }

    /// <summary>How many objects each collection that has any has.</summary>
    public Dictionary<string, int> Counts() => _collections.Where(static collection => collection.Value.Count > 0)
        .ToDictionary(static collection => collection.Key, static collection => collection.Value.Count, System.StringComparer.Ordinal);

    /// <summary>The objects of a collection in the account and in the zone.</summary>
    public IEnumerable<JsonObject> InEveryScope(string name) => Collection("accounts", name).Concat(Collection("zones", name));

    /// <summary>Writes the file whole or not at all: a runbook that is killed does not leave half of one.</summary>
    public void Save()
    {
        if (_path is null)
        {
            return;
        }

        lock (_writing)
        {
            var root = new JsonObject();
            foreach (var collection in _collections.OrderBy(static pair => pair.Key, System.StringComparer.Ordinal))
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
