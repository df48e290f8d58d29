using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Common.Binding;

/// <summary>Between JSON and what a script has in its hands: hashtables, arrays, PSCustomObjects.</summary>
internal static class JsonObjects
{
    /// <summary>JSON as PSCustomObjects, arrays, strings, numbers and booleans.</summary>
    public static object? ToPowerShell(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ToCustomObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(ToPowerShell).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        _ => null,
    };

    /// <summary>A script's value as JSON; a string is JSON text, if it stands for the whole.</summary>
    public static JsonNode? ToBody(object? value)
    {
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (plain is not string text)
        {
            return ToJson(plain);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException error)
        {
            throw new InvalidValueException($"-Body is text, but not JSON: {error.Message}");
        }
    }

    private static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        AccessDocument document => document.Document.DeepClone(),
        AccessRule rule => rule.ToJsonObject(),
        PSObject { BaseObject: PSCustomObject } custom => new JsonObject(
            custom.Properties.Select(static property => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(property.Name, ToJson(property.Value)))),
        PSObject wrapped => ToJson(wrapped.BaseObject),
        IDictionary dictionary => new JsonObject(dictionary.Keys.Cast<object>()
            .Select(key => new System.Collections.Generic.KeyValuePair<string, JsonNode?>(key.ToString()!, ToJson(dictionary[key])))),
        string text => JsonValue.Create(text),
        SecureString secret => JsonValue.Create(secret.Reveal()),
        bool flag => JsonValue.Create(flag),
        SwitchParameter flag => JsonValue.Create(flag.IsPresent),
        DateTimeOffset time => JsonValue.Create(ApiTime.Write(time)),
        DateTime time => JsonValue.Create(ApiTime.Write(new DateTimeOffset(time))),
        int or long or short or byte or uint => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        float or double or decimal => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        IEnumerable items => new JsonArray(items.Cast<object?>().Select(ToJson).ToArray()),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static PSObject ToCustomObject(JsonElement json)
    {
        var custom = new PSObject();
        foreach (var field in json.EnumerateObject())
        {
            custom.Properties.Add(new PSNoteProperty(field.Name, ToPowerShell(field.Value)));
        }

        return custom;
    }
}
