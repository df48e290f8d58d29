using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox.Testing.Contract;

/// <summary>
/// Checks JSON against a schema of OpenAPI 3.0. Libraries for JSON Schema do not know that read-only fields must not be sent,
/// nor which alternative of a union belongs to a <c>type</c>.
/// </summary>
internal sealed class SchemaValidator(JsonObject root)
{
    // The description gives each alternative the types of all alternatives. Only the title identifies its own types.
    private static readonly Dictionary<string, string[]> TypesByTitle = new(StringComparer.Ordinal)
    {
        ["Self Hosted Application"] = ["self_hosted"],
        ["SaaS Application"] = ["saas", "dash_sso"],
        ["Browser SSH Application"] = ["ssh"],
        ["Browser VNC Application"] = ["vnc"],
        ["App Launcher Application"] = ["app_launcher"],
        ["Device Enrollment Permissions Application"] = ["warp"],
        ["Browser Isolation Permissions Application"] = ["biso"],
        ["Gateway Identity Proxy Endpoint Application"] = ["proxy_endpoint"],
        ["Bookmark application"] = ["bookmark"],
        ["Infrastructure application"] = ["infrastructure"],
        ["Browser RDP Application"] = ["rdp"],
        ["MCP Server Application"] = ["mcp"],
        ["MCP Server Portal Application"] = ["mcp_portal"],
        ["Azure AD"] = ["azureAD"],
        ["Centrify"] = ["centrify"],
        ["Facebook"] = ["facebook"],
        ["GitHub"] = ["github"],
        ["Google"] = ["google"],
        ["Google Workspace"] = ["google-apps"],
        ["LinkedIn"] = ["linkedin"],
        ["Generic OAuth"] = ["oidc"],
        ["Okta"] = ["okta"],
        ["OneLogin"] = ["onelogin"],
        ["PingOne"] = ["pingone"],
        ["Generic SAML"] = ["saml"],
        ["Yandex"] = ["yandex"],
        ["One Time Pin"] = ["onetimepin"],
        ["Cloudflare"] = ["cloudflare"],
    };

    /// <summary>The types that belong to the title of an alternative.</summary>
    public static IReadOnlyList<string> TypesOf(string title) => TypesByTitle.GetValueOrDefault(title, []);

    /// <summary>Follows the references of a schema.</summary>
    public JsonObject Resolve(JsonObject schema)
    {
        while (schema["$ref"] is { } reference)
        {
            JsonNode node = root;
            foreach (var segment in reference.GetValue<string>().TrimStart('#', '/').Split('/'))
            {
                node = node[Uri.UnescapeDataString(segment).Replace("~1", "/", StringComparison.Ordinal)]!;
            }

            schema = (JsonObject)node;
        }

        return schema;
    }

    /// <summary>Lists the violations in a value, each with its path.</summary>
    public IReadOnlyList<string> Check(JsonObject schema, JsonNode? value, bool isRequest)
    {
        var violations = new List<string>();
        Check(schema, value, isRequest, string.Empty, violations);
        if (isRequest)
        {
            CheckUnknown(schema, value, string.Empty, violations);
        }

        return violations;
    }

    private void Check(JsonObject unresolved, JsonNode? value, bool isRequest, string place, List<string> violations)
    {
        var schema = Resolve(unresolved);
        if (value is null && schema["nullable"]?.GetValue<bool>() == true)
        {
            return;
        }

        foreach (var part in Parts(schema, "allOf"))
        {
            Check(part, value, isRequest, place, violations);
        }

        if (Alternatives(schema, value) is { Count: > 0 } alternatives)
        {
            var best = alternatives
                .Select(alternative => Gather(list => Check(alternative, value, isRequest, place, list)))
                .OrderBy(static list => list.Count)
                .First();
            violations.AddRange(best);
        }

        CheckType(schema, value, place, violations);
        if (value is JsonObject document)
        {
            CheckFields(schema, document, isRequest, place, violations);
        }
        else if (value is JsonArray array && schema["items"] is JsonObject items)
        {
            for (var i = 0; i < array.Count; i++)
            {
                Check(items, array[i], isRequest, $"{place}/{i}", violations);
            }
        }
    }

    private void CheckFields(JsonObject schema, JsonObject document, bool isRequest, string place, List<string> violations)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(static name => name!.GetValue<string>()))
        {
            var isServers = properties[name] is JsonObject property && IsReadOnly(property);
            if (!document.ContainsKey(name) && !(isRequest && isServers))
            {
                violations.Add($"{place}/{name}: required");
            }
        }

        foreach (var (name, value) in document)
        {
            if (properties[name] is JsonObject property)
            {
                if (isRequest && IsReadOnly(property))
                {
                    violations.Add($"{place}/{name}: read-only");
                }

                Check(property, value, isRequest, $"{place}/{name}", violations);
            }
            else if (schema["additionalProperties"] is JsonObject others)
            {
                Check(others, value, isRequest, $"{place}/{name}", violations);
            }
        }
    }

    private static void CheckType(JsonObject schema, JsonNode? value, string place, List<string> violations)
    {
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var fits = schema["type"]?.GetValue<string>() switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "number" => kind == JsonValueKind.Number,
            "integer" => kind == JsonValueKind.Number && IsInteger(value!.ToJsonString()),
            _ => true,
        };
        if (!fits)
        {
            violations.Add($"{place}: {kind} is not a {schema["type"]}");
            return;
        }

        if (schema["enum"] is JsonArray values && !values.Any(known => JsonNode.DeepEquals(known, value)))
        {
            violations.Add($"{place}: {value?.ToJsonString() ?? "null"} is not among the described values");
        }

        if (kind == JsonValueKind.String)
        {
            CheckText(schema, value!.GetValue<string>(), place, violations);
        }
    }

    private static bool IsInteger(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number);

    private static void CheckText(JsonObject schema, string text, string place, List<string> violations)
    {
        var fits = schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "date-time" => text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "email" => MailAddress.TryCreate(text, out _),
            _ => true,
        };
        if (!fits)
        {
            violations.Add($"{place}: '{text}' is not a {schema["format"]}");
        }

        var longest = schema["maxLength"]?.GetValue<int>() ?? int.MaxValue;
        var shortest = schema["minLength"]?.GetValue<int>() ?? 0;
        if (text.Length > longest || text.Length < shortest)
        {
            violations.Add($"{place}: '{text}' has {text.Length} characters");
        }
    }

    private static List<string> Gather(Action<List<string>> check)
    {
        var list = new List<string>();
        check(list);
        return list;
    }

    private static IEnumerable<JsonObject> Parts(JsonObject schema, string composition) =>
        (schema[composition] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The alternatives of a union that a value can be, narrowed by its <c>type</c>.</summary>
    private List<JsonObject> Alternatives(JsonObject schema, JsonNode? value)
    {
        var all = Parts(schema, "anyOf").Concat(Parts(schema, "oneOf")).ToList();
        var type = (value as JsonObject)?["type"] is JsonValue text && text.TryGetValue<string>(out var name) ? name : null;
        var ofType = all.Where(alternative => Titles(alternative).Any(title => TypesOf(title).Contains(type))).ToList();
        return ofType.Count > 0 ? ofType : all;
    }

    private IEnumerable<string> Titles(JsonObject unresolved)
    {
        var schema = Resolve(unresolved);
        return (schema["title"] is { } title ? [title.GetValue<string>()] : Array.Empty<string>())
            .Concat(Parts(schema, "allOf").SelectMany(Titles));
    }

    private bool IsReadOnly(JsonObject property) =>
        property["readOnly"]?.GetValue<bool>() == true || Resolve(property)["readOnly"]?.GetValue<bool>() == true;

    // The API ignores unknown fields without an error, so the data in them would be lost.
    private void CheckUnknown(JsonObject schema, JsonNode? value, string place, List<string> violations)
    {
        if (value is JsonArray array && Resolve(schema)["items"] is JsonObject items)
        {
            for (var i = 0; i < array.Count; i++)
            {
                CheckUnknown(items, array[i], $"{place}/{i}", violations);
            }
        }

        if (value is not JsonObject document || Known(schema, value) is not { Count: > 0 } known)
        {
            return;
        }

        foreach (var (name, field) in document)
        {
            if (!known.TryGetValue(name, out var property))
            {
                violations.Add($"{place}/{name}: not described");
            }
            else
            {
                CheckUnknown(property, field, $"{place}/{name}", violations);
            }
        }
    }

    /// <summary>The fields that a schema and its parts describe; null if it accepts any field.</summary>
    private Dictionary<string, JsonObject>? Known(JsonObject unresolved, JsonNode value)
    {
        var schema = Resolve(unresolved);
        if (schema["additionalProperties"] is JsonObject)
        {
            return null;
        }

        var known = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            known[name] = (JsonObject)property!;
        }

        // A value that fits several alternatives equally well can have the fields of each of them.
        var fitting = Alternatives(schema, value)
            .GroupBy(alternative => Gather(list => Check(alternative, value, isRequest: true, string.Empty, list)).Count)
            .OrderBy(static group => group.Key)
            .Take(1)
            .SelectMany(static group => group);
        foreach (var part in Parts(schema, "allOf").Concat(fitting))
        {
            foreach (var (name, property) in Known(part, value) ?? [])
            {
                known.TryAdd(name, property);
            }
        }

        return known;
    }
}
