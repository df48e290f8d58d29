using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client;

/// <summary>
/// A JSON document of the API seen through typed properties. The document is the state and a property is a view of one
/// field of it, so a field that no property knows stays in it untouched and is written back as it was read.
/// </summary>
/// <remarks>
/// A property <c>SessionDuration</c> is the field <c>session_duration</c>. A property that is <see langword="null"/> is
/// absent or null in the document; setting one to <see langword="null"/> takes the field out.
/// </remarks>
public abstract class AccessDocument
{
    private static readonly ConcurrentDictionary<string, string> FieldNames = new(StringComparer.Ordinal);

    private JsonObject? _document;
    /// <summary>The document behind the properties. What is changed here is seen by the properties, and the reverse.</summary>
    internal JsonObject Document => _document ??= Answer is { } answer ? JsonObject.Create(answer)! : [];

    /// <summary>What the API answered, behind a document that nobody has opened yet; null for one made by hand.</summary>
    private protected virtual JsonElement? Answer => null;

    /// <summary>The document as JSON text, as the API has it: every field, known or not; never a secret.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => Document.ToJsonString(ClientJson.Indented);

    /// <summary>Makes this object the view of <paramref name="document"/>.</summary>
    internal void Attach(JsonObject document) => _document = document;

    /// <summary>
    /// Makes this object the view of what the API answered. It becomes a document that can be changed when somebody wants
    /// one: of most objects of a long list nobody does.
    /// </summary>
    private protected void Close() => _document = null;

    /// <summary>
    /// The field that a property shows: <c>SessionDuration</c> is <c>session_duration</c>. A name that begins with a
    /// small letter is a field already and stays as it is.
    /// </summary>
    internal static string FieldName(string property) => FieldNames.GetOrAdd(property, static name =>
    {
        if (!char.IsUpper(name[0]))
        {
            return name;
        }

        var field = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0
                && (char.IsUpper(name[i]) || (char.IsDigit(name[i]) && !char.IsDigit(name[i - 1])))
                && !(char.IsUpper(name[i]) && char.IsUpper(name[i - 1]));
            if (startsWord)
            {
                field.Append('_');
            }

            field.Append(char.ToLowerInvariant(name[i]));
        }

        return field.ToString();
    });

    /// <summary>Reads a string field; a number or a boolean is given as its JSON text.</summary>
    protected string? Text([CallerMemberName] string property = "") =>
        Unopened(property) is { ValueKind: JsonValueKind.String } text ? text.GetString() : TextOf(Field(property));

    /// <summary>Reads a boolean field.</summary>
    protected bool? Flag([CallerMemberName] string property = "") =>
        Field(property) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    /// <summary>Reads a whole-number field.</summary>
    protected long? Number([CallerMemberName] string property = "") => WholeOf(Field(property));

    /// <summary>Reads a time: RFC 3339, Go's <c>2024-08-25 05:00:22 +0000 UTC</c>, or seconds since 1970.</summary>
    protected DateTimeOffset? Time([CallerMemberName] string property = "") => ApiTime.Read(Field(property));

    /// <summary>Reads a list of strings; a single string counts as a list of one.</summary>
    protected string[]? Texts([CallerMemberName] string property = "") => Field(property) switch
    {
        null => null,
        JsonArray array => array.Select(static item => TextOf(item) ?? string.Empty).ToArray(),
        var single => [TextOf(single) ?? string.Empty],
    };

    /// <summary>Reads a list of whole numbers; what is none is left out.</summary>
    protected long[]? Numbers([CallerMemberName] string property = "") =>
        (Field(property) as JsonArray)?.Select(WholeOf).OfType<long>().ToArray();

    /// <summary>Reads a nested object. What is changed in it is changed in this document.</summary>
    protected TPart? Part<TPart>([CallerMemberName] string property = "") where TPart : AccessDocument, new() =>
        Field(property) is JsonObject part ? View<TPart>(part) : null;

    /// <summary>Reads a list of nested objects. What is changed in one is changed in this document.</summary>
    protected TPart[]? Parts<TPart>([CallerMemberName] string property = "") where TPart : AccessDocument, new() =>
        Field(property) is JsonArray array
            ? array.OfType<JsonObject>().Select(View<TPart>).ToArray()
            : null;

    /// <summary>Reads a list of objects, each made of its own JSON by <paramref name="read"/>.</summary>
    private protected T[]? List<T>(Func<JsonObject, T> read, [CallerMemberName] string property = "") =>
        Field(property) is JsonArray array ? array.OfType<JsonObject>().Select(read).ToArray() : null;

    /// <summary>
    /// Reads an object whose keys are data, not fields: each value a string, or an array of strings. It is a copy that
    /// refuses changes, so that none is lost in it: the whole map is assigned anew.
    /// </summary>
    protected IDictionary? Map([CallerMemberName] string property = "")
    {
        if (Field(property) is not JsonObject entries)
        {
            return null;
        }

        var map = new OrderedDictionary(entries.Count);
        foreach (var entry in entries)
        {
            map[entry.Key] = entry.Value is JsonArray list
                ? list.Select(static item => TextOf(item) ?? string.Empty).ToArray()
                : TextOf(entry.Value);
        }

        return map.AsReadOnly();
    }

    /// <summary>Writes a string; <see langword="null"/> takes the field out.</summary>
    protected void Write(string? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : JsonValue.Create(value));

    /// <summary>Writes a boolean; <see langword="null"/> takes the field out.</summary>
    protected void Write(bool? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : JsonValue.Create(value.Value));

    /// <summary>Writes a whole number; <see langword="null"/> takes the field out.</summary>
    protected void Write(long? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : JsonValue.Create(value.Value));

    /// <summary>Writes a time as RFC 3339 in UTC; <see langword="null"/> takes the field out.</summary>
    protected void Write(DateTimeOffset? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : JsonValue.Create(ApiTime.Write(value.Value)));

    /// <summary>Writes a list of strings; an empty list is written, <see langword="null"/> takes the field out.</summary>
    protected void Write(IEnumerable<string>? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : new JsonArray(value.Select(static text => (JsonNode?)JsonValue.Create(text)).ToArray()));

    /// <summary>Writes a list of whole numbers; an empty list is written, <see langword="null"/> takes the field out.</summary>
    protected void Write(IEnumerable<long>? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : new JsonArray(value.Select(static number => (JsonNode?)JsonValue.Create(number)).ToArray()));

    /// <summary>Writes a nested object; it becomes part of this document.</summary>
    protected void Write(AccessDocument? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : Detached(value));

    /// <summary>Writes a list of nested objects; they become part of this document.</summary>
    protected void Write(IEnumerable<AccessDocument>? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : new JsonArray(value.Select(static part => (JsonNode?)Detached(part)).ToArray()));

    /// <summary>Writes a list of objects; an empty list is written, <see langword="null"/> takes the field out.</summary>
    private protected void Write(IEnumerable<JsonObject>? value, [CallerMemberName] string property = "") =>
        Put(property, value is null ? null : new JsonArray(value.Select(static item => (JsonNode?)item).ToArray()));

    /// <summary>Writes a map of strings or lists of strings; <see langword="null"/> takes the field out.</summary>
    protected void Write(IDictionary? value, [CallerMemberName] string property = "")
    {
        JsonObject? entries = null;
        if (value is not null)
        {
            entries = [];
            foreach (DictionaryEntry entry in value)
            {
                entries[PlainText(entry.Key)] = entry.Value is IEnumerable list and not string
                    ? new JsonArray(list.Cast<object?>().Select(static item => (JsonNode?)JsonValue.Create(PlainText(item))).ToArray())
                    : JsonValue.Create(PlainText(entry.Value));
            }
        }

        Put(property, entries);
    }

    /// <summary>Passes every string of a list through a check, which gives the value back or throws.</summary>
    private protected static string[]? Each(string[]? values, Func<string?, string?> check) =>
        values?.Select(value => check(value) ?? string.Empty).ToArray();

    /// <summary>A view of a nested document; what is changed through it is changed in the document around it.</summary>
    protected static TPart View<TPart>(JsonObject part) where TPart : AccessDocument, new()
    {
        var view = new TPart();
        view.Attach(part);
        return view;
    }

    /// <summary>The string of a scalar node, or null for an absent or JSON null one.</summary>
    internal static string? TextOf(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(ClientJson.Compact),
    };

    private static long? WholeOf(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        ? (long)double.Parse(value.ToJsonString(ClientJson.Compact), CultureInfo.InvariantCulture)
        : null;

    // A node has one parent: what already hangs in a document is copied, and the view moves on to the copy.
    private static JsonObject Detached(AccessDocument part)
    {
        if (part.Document.Parent is not null)
        {
            part._document = (JsonObject)part.Document.DeepClone();
        }

        return part.Document;
    }

    private JsonNode? Field(string property) => Unopened(property) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } plain
        ? plain.ValueKind == JsonValueKind.Null ? null : JsonValue.Create(plain)
        : Document[FieldName(property)];

    // A field as it was answered, as long as nobody wanted the document.
    private JsonElement? Unopened(string property) =>
        _document is null && Answer is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty(FieldName(property), out var field) ? field : null;

    private static string PlainText(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private void Put(string property, JsonNode? value)
    {
        var field = FieldName(property);
        if (value is null)
        {
            Document.Remove(field);
        }
        else
        {
            Document[field] = value;
        }
    }
}
