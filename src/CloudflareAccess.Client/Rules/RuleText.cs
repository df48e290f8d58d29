using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Rules;

/// <summary>Between a rule and its text. Whatever the grammar cannot say exactly is said in JSON.</summary>
internal static class RuleText
{
    /// <summary>The text of a rule; parsed, it gives the same rule.</summary>
    public static string Write(JsonObject rule) => TryWrite(rule) is { } text && Same(text, rule) ? text : rule.ToJsonString(ClientJson.Compact);

    public static JsonObject Read(string text)
    {
        if (text.StartsWith("{", StringComparison.Ordinal))
        {
            return ReadJson(text);
        }

        var parts = text.Split([':'], 2);
        var selector = RuleSelectors.Get(parts[0]);
        var value = parts.Length > 1 ? parts[1] : null;
        var fields = new JsonObject();
        if (selector.HasNamedValues)
        {
            foreach (var pair in Pairs(selector, value ?? string.Empty))
            {
                fields[pair.Key] = pair.Value;
            }
        }
        else if (selector.Fields.Count == 0)
        {
            if (value is not null)
            {
                throw new InvalidValueException($"'{text}': {selector.TextName} takes no value.");
            }
        }
        else if (value is not null)
        {
            var field = selector.Fields[0];
            fields[field.Name] = field.IsList
                ? new JsonArray(value.Split(',').Select(item => (JsonNode?)JsonValue.Create(field.Check(item.Trim()))).ToArray())
                : JsonValue.Create(field.Check(value));
        }

        return Complete(selector, fields, text);
    }

    /// <summary>A rule of fields by their names, those of text or of the API.</summary>
    public static JsonObject Build(string selectorName, IEnumerable<KeyValuePair<string, JsonNode?>> values)
    {
        var selector = RuleSelectors.Get(selectorName);
        var fields = new JsonObject();
        foreach (var value in values)
        {
            var field = Field(selector, value.Key);
            fields[field.Name] = value.Value switch
            {
                JsonArray list when field.IsList => new JsonArray(list.Select(item => (JsonNode?)JsonValue.Create(field.Check(AccessDocument.TextOf(item) ?? string.Empty))).ToArray()),
                var single when field.IsList => new JsonArray(JsonValue.Create(field.Check(AccessDocument.TextOf(single) ?? string.Empty))),
                var single => JsonValue.Create(field.Check(AccessDocument.TextOf(single) ?? string.Empty)),
            };
        }

        return Complete(selector, fields, selectorName);
    }

    private static JsonObject Complete(RuleSelector selector, JsonObject fields, string text)
    {
        var missing = selector.Fields.Where(field => field.Required && !fields.ContainsKey(field.Name)).ToList();
        return missing.Count == 0
            ? new JsonObject { [selector.Key] = fields }
            : throw new InvalidValueException($"'{text}' lacks {string.Join(" and ", missing.Select(static field => field.TextName))}: write {Example(selector)}.");
    }

    private static string Example(RuleSelector selector) => selector.HasNamedValues
        ? $"{selector.TextName}:{string.Join(",", selector.Fields.Select(static field => $"{field.TextName}=…"))}"
        : $"{selector.TextName}:…";

    private static RuleField Field(RuleSelector selector, string name) =>
        selector.Fields.FirstOrDefault(field => string.Equals(field.TextName, name, StringComparison.OrdinalIgnoreCase) || string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidValueException($"'{name}' is no value of {selector.TextName}: write {Example(selector)}.");

    private static JsonObject ReadJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw new InvalidValueException("A rule in JSON is an object with one key.");
        }
        catch (JsonException error)
        {
            throw new InvalidValueException($"A rule that begins with {{ is read as JSON, and this is none: {error.Message}");
        }
    }

    private static string? TryWrite(JsonObject rule)
    {
        if (rule.Count != 1 || rule.First() is not { Value: JsonObject fields } first || RuleSelectors.All.FirstOrDefault(known => known.Key == first.Key) is not { } selector)
        {
            return null;
        }

        if (fields.Count == 0)
        {
            return selector.TextName;
        }

        if (!selector.HasNamedValues)
        {
            return selector.Fields.Count == 1 && fields[selector.Fields[0].Name] is { } value
                ? $"{selector.TextName}:{(value is JsonArray list ? string.Join(",", list.Select(AccessDocument.TextOf)) : AccessDocument.TextOf(value))}"
                : null;
        }

        var pairs = fields.Select(field => (selector.Fields.FirstOrDefault(known => known.Name == field.Key)?.TextName, Text: AccessDocument.TextOf(field.Value))).ToList();
        return pairs.All(static pair => pair.TextName is not null && pair.Text is not null)
            ? $"{selector.TextName}:{string.Join(",", pairs.Select(static pair => $"{pair.TextName}={Quoted(pair.Text!)}"))}"
            : null;
    }

    // What was written must be what is read, whatever the value is: the proof is to read it.
    private static bool Same(string text, JsonObject rule)
    {
        try
        {
            return JsonNode.DeepEquals(Read(text), rule);
        }
        catch (InvalidValueException)
        {
            return false;
        }
    }

    private static string Quoted(string value) =>
        value.Length == 0 || value != value.Trim() || value.IndexOfAny([',', '"']) >= 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Pairs(RuleSelector selector, string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0)
            {
                throw new InvalidValueException($"'{text.Substring(position)}' has no name: write {Example(selector)}.");
            }

            var field = Field(selector, text.Substring(position, equals - position).Trim());
            var value = Value(selector, text, equals + 1, out position);
            yield return new(field.Name, JsonValue.Create(field.Check(value)));
        }
    }

    private static string Value(RuleSelector selector, string text, int start, out int next)
    {
        if (start >= text.Length || text[start] != '"')
        {
            var comma = text.IndexOf(',', start);
            var end = comma < 0 ? text.Length : comma;
            next = end + 1;
            return text.Substring(start, end - start).Trim();
        }

        var value = new StringBuilder();
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                value.Append('"');
                i++;
            }
            else if (i + 1 == text.Length || text[i + 1] == ',')
            {
                next = i + 2;
                return value.ToString();
            }
            else
            {
                break;
            }
        }

        throw new InvalidValueException($"'{text}' has a quotation mark that does not close a value: write {Example(selector)}, and double a quotation mark inside quotes.");
    }
}
