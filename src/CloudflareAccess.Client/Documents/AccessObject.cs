using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client;

/// <summary>An object that the API keeps under an id: what it looked like when it was read, and what was changed since.</summary>
public abstract class AccessObject : AccessDocument
{
    private Dictionary<string, SecureString>? _secrets;

    // A JsonElement, boxed: a field that is a struct is loaded with its type, and Windows PowerShell loads the types before
    // the module can say where System.Text.Json is.
    private object? _asRead;
    private ScannedObject _scanned;

    /// <summary>What identifies the object in the API, a UUID for most resources.</summary>
    public virtual string? Id => Text();

    /// <summary>When the object was last changed, as the server says; the API has it in UTC.</summary>
    public virtual DateTimeOffset? UpdatedAt => Time();

    /// <summary>What a path uses to name this object; the id for most resources.</summary>
    internal virtual string? Key => Id;

    /// <summary>What a person calls this object.</summary>
    internal virtual string? Label => Text("name");

    /// <summary>The name, or else the id, of the object of another kind that this one is about: of a session its user. Null where there is none.</summary>
    internal virtual string? About(string noun) => null;

    /// <summary>The resource in whose name it was read; null for one made by hand.</summary>
    internal IObjectDescription? Origin { get; set; }

    /// <summary>The account or zone it was read from, and the object above it; empty for one made by hand.</summary>
    internal AccessLocation? Location { get; set; }

    /// <summary>Secrets by the dotted path of their field. They are kept out of the document, so nothing that prints it can show them.</summary>
    internal Dictionary<string, SecureString> Secrets => _secrets ??= new Dictionary<string, SecureString>(StringComparer.Ordinal);

    /// <summary>The id as it was read, where it is a UUID.</summary>
    internal Guid? UuidAsRead => _scanned.Json is not null ? _scanned.Id
        : AsRead is { } answer && answer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var uuid) ? uuid : null;

    private protected override JsonElement? Answer => AsRead;

    // What was cut out of a page has been checked to be JSON; it is taken apart when somebody looks into it.
    private JsonElement? AsRead => (JsonElement?)(_asRead ??= _scanned.Json is { } json ? JsonDocument.Parse(json).RootElement : null);

    /// <summary>The name, as a person would say it.</summary>
    /// <returns>The display name, or the id where there is none.</returns>
    public override string ToString() => Label ?? Id ?? GetType().Name;

    /// <summary>Takes a document as the server has it now.</summary>
    internal void Load(JsonElement asRead)
    {
        _asRead = asRead.ValueKind == JsonValueKind.Object ? asRead : throw new JsonException("The API answered with something other than an object.");
        _scanned = default;
        Close();
    }

    /// <summary>Takes an object as it was cut out of a page.</summary>
    internal void Load(ScannedObject scanned)
    {
        _scanned = scanned;
        _asRead = null;
        Close();
    }

    /// <summary>The fields that were changed since the object was read: their new values, null where the field was taken out.</summary>
    internal IReadOnlyDictionary<string, JsonNode?> Changes()
    {
        var before = AsRead is { } element ? JsonObject.Create(element)! : [];
        return Document
            .Where(field => !before.TryGetPropertyValue(field.Key, out var old) || !JsonNode.DeepEquals(old, field.Value))
            .Select(field => field.Key)
            .Concat(before.Select(static field => field.Key).Where(field => !Document.ContainsKey(field)))
            .ToDictionary(static field => field, field => Document[field], StringComparer.Ordinal);
    }

    /// <summary>A string field as the server had it when the object was read, whatever was changed since.</summary>
    private protected string? TextAsRead(string field) =>
        AsRead is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Reads a secret that is kept beside the document.</summary>
    private protected SecureString? Secret(string path) => Secrets.TryGetValue(path, out var secret) ? secret : null;

    /// <summary>Keeps a secret beside the document.</summary>
    private protected void Keep(string path, SecureString? secret)
    {
        if (secret is null)
        {
            Secrets.Remove(path);
        }
        else
        {
            Secrets[path] = secret;
        }
    }
}
