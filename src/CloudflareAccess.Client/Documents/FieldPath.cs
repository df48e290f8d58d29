using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Documents;

/// <summary>
/// A path to a field of a JSON document, with dots between its steps: <c>scim_config.idp_uid</c>. <c>name[]</c> leads to
/// each item of a list, <c>name[2]</c> to one, counted from 0; a plain name leads to each item too where a list stands in
/// the middle of the path. <c>*</c> leads to each field of an object, <c>name{}</c> to each name in a map.
/// </summary>
internal sealed class FieldPath
{
    private readonly IReadOnlyList<Step> _steps;

    private FieldPath(IReadOnlyList<Step> steps) => _steps = steps;

    private enum Reach
    {
        // The value of the field.
        Value,

        // Each item of the list in the field.
        Items,

        // One item of that list.
        Item,

        // Each name of the map in the field.
        Names,

        // One name of that map.
        NameAt,
    }

    /// <summary>The last name, without what says which items: <c>idp_uid</c>.</summary>
    public string Name => Last.Name;

    /// <summary>The first name: the field of the document that the path begins with.</summary>
    public string Root => _steps[0].Name;

    /// <summary>The path without positions in lists: <c>authentication.token</c> for <c>authentication[1].token</c>.</summary>
    public FieldPath WithoutPositions => new(_steps.Select(static step => new Step(step.Name, Reach.Value, 0)).ToList());

    private Step Last => _steps[_steps.Count - 1];

    /// <summary>Reads the text of a path.</summary>
    public static FieldPath Parse(string text) => new(text.Split('.').Select(Step.Parse).ToList());

    /// <summary>The path that leads on from the value at the end of this one.</summary>
    public FieldPath Then(FieldPath next) => new([.. _steps, .. next._steps]);

    /// <summary>Whether the path begins with all of another one, and goes on.</summary>
    public bool IsBelow(FieldPath other) => _steps.Count > other._steps.Count && other._steps.SequenceEqual(_steps.Take(other._steps.Count));

    /// <summary>The places in a document that exist and that the path leads to; each names one value, or one name of a map.</summary>
    public IEnumerable<FieldPath> PlacesIn(JsonObject document) => Places(document, 0, []);

    /// <summary>The value at a place; null where there is none. For a name of a map, the name itself.</summary>
    public JsonNode? Read(JsonObject document)
    {
        var value = Owner(document)?[Last.Name];
        return (Last.Reach, value) switch
        {
            (Reach.Item, JsonArray list) => list.ElementAtOrDefault(Last.Position),
            (Reach.NameAt, JsonObject map) when Last.Position < map.Count => JsonValue.Create(map.ElementAt(Last.Position).Key),
            (Reach.Value, _) => value,
            _ => null,
        };
    }

    /// <summary>Puts a value at a place, or another name into a map; nothing happens where there is nothing to put it in.</summary>
    public void Write(JsonObject document, JsonNode? value)
    {
        if (Owner(document) is not { } owner)
        {
            return;
        }

        switch (Last.Reach, owner[Last.Name])
        {
            case (Reach.Item, JsonArray list) when Last.Position < list.Count:
                list[Last.Position] = value;
                break;
            case (Reach.NameAt, JsonObject map):
                owner[Last.Name] = new JsonObject(map.Select((entry, position) => new KeyValuePair<string, JsonNode?>(
                    position == Last.Position ? value!.GetValue<string>() : entry.Key, entry.Value?.DeepClone())));
                break;
            case (Reach.Value, _):
                owner[Last.Name] = value;
                break;
        }
    }

    /// <summary>Takes the field out wherever the path leads to.</summary>
    public void Remove(JsonObject document)
    {
        foreach (var owner in OwnersIn(document).ToList())
        {
            owner.Remove(Last.Name);
        }
    }

    /// <summary>The objects that have the field, or could have it: of a list in the path, each item.</summary>
    public IEnumerable<JsonObject> OwnersIn(JsonObject document) =>
        _steps.Take(_steps.Count - 1).Aggregate(new JsonNode?[] { document }.AsEnumerable(), static (nodes, step) => nodes.SelectMany(step.Follow))
            .OfType<JsonObject>();

    /// <summary>Whether a response may have the field. A list on the way is not looked into: there the result is true.</summary>
    public bool MayBeIn(JsonElement response)
    {
        foreach (var step in _steps)
        {
            if (response.ValueKind == JsonValueKind.Array)
            {
                return true;
            }

            if (response.ValueKind != JsonValueKind.Object || !response.TryGetProperty(step.Name, out response))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(".", _steps);

    private JsonObject? Owner(JsonObject document) => OwnersIn(document).FirstOrDefault();

    private IEnumerable<FieldPath> Places(JsonNode? node, int depth, IReadOnlyList<Step> taken)
    {
        if (node is not JsonObject owner)
        {
            return [];
        }

        var isLast = depth == _steps.Count - 1;
        return _steps[depth].In(owner, isLast).SelectMany(found => isLast
            ? [new FieldPath([.. taken, found.Step])]
            : Places(found.Value, depth + 1, [.. taken, found.Step]));
    }

    private readonly record struct Step(string Name, Reach Reach, int Position)
    {
        public static Step Parse(string text)
        {
            var bracket = text.IndexOfAny(['[', '{']);
            if (bracket < 0)
            {
                return new Step(text, Reach.Value, 0);
            }

            var inside = text.Substring(bracket + 1, text.Length - bracket - 2);
            var reach = (text[bracket], inside) switch
            {
                ('[', "") => Reach.Items,
                ('[', _) => Reach.Item,
                (_, "") => Reach.Names,
                _ => Reach.NameAt,
            };
            return new Step(text.Substring(0, bracket), reach, inside.Length == 0 ? 0 : int.Parse(inside, CultureInfo.InvariantCulture));
        }

        // The values that lie behind this step.
        public IEnumerable<JsonNode?> Follow(JsonNode? node) =>
            node is JsonObject owner ? In(owner, isLast: false).Select(static found => found.Value) : [];

        // The single steps that this one stands for in an object, each with the value behind it.
        public List<(Step Step, JsonNode? Value)> In(JsonObject owner, bool isLast)
        {
            if (Name == "*")
            {
                return owner.Select(static field => (new Step(field.Key, Reach.Value, 0), field.Value)).ToList();
            }

            if (!owner.TryGetPropertyValue(Name, out var value))
            {
                return [];
            }

            var step = this;
            return (Reach, value) switch
            {
                (Reach.Item, JsonArray list) => Position < list.Count ? [(step, list[Position])] : [],
                (Reach.NameAt, JsonObject map) => Position < map.Count ? [(step, map.ElementAt(Position).Value)] : [],
                (Reach.Names, JsonObject map) => map.Select((entry, position) => (new Step(step.Name, Reach.NameAt, position), entry.Value)).ToList(),
                (Reach.Items, JsonArray list) => Items(list),
                (Reach.Value, JsonArray list) when !isLast => Items(list),
                (Reach.Value, _) => [(step, value)],
                _ => [],
            };
        }

        private List<(Step Step, JsonNode? Value)> Items(JsonArray list)
        {
            var name = Name;
            return list.Select((item, position) => (new Step(name, Reach.Item, position), item)).ToList();
        }

        public override string ToString() => Reach switch
        {
            Reach.Items => $"{Name}[]",
            Reach.Item => $"{Name}[{Position.ToString(CultureInfo.InvariantCulture)}]",
            Reach.Names => $"{Name}{{}}",
            Reach.NameAt => $"{Name}{{{Position.ToString(CultureInfo.InvariantCulture)}}}",
            _ => Name,
        };
    }
}
