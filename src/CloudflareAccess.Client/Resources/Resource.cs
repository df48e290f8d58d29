using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources.Listing;
using CloudflareAccess.Client.Rules;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Resources;

/// <summary>Where a resource lives.</summary>
[Flags]
internal enum Scopes
{
    /// <summary>In no account and no zone: the path begins at the base.</summary>
    None = 0,
    Account = 1,
    Zone = 2,
}

/// <summary>What the API can do with a resource.</summary>
[Flags]
internal enum Verbs
{
    None = 0,
    List = 1,
    Get = 2,
    Create = 4,
    Replace = 8,
    Delete = 16,
    All = List | Get | Create | Replace | Delete,
}

/// <summary>What the objects of a resource are.</summary>
internal enum ResourceKind
{
    /// <summary>What an administrator sets up: it can be exported, compared and changed.</summary>
    Configuration,

    /// <summary>What happened, or who was there: users, sessions, logs.</summary>
    Record,

    /// <summary>What is started, and has a result: a test, a check.</summary>
    Action,

    /// <summary>Objects of another product that objects of Access name.</summary>
    Outside,
}

/// <summary>
/// All that is particular to one resource of the API, said once: whatever reads, writes, completes or compares objects
/// reads it from here.
/// </summary>
internal abstract class Resource : IObjectDescription, IRequestSubject
{
    private IReadOnlyList<FieldPath>? _readOnlyPaths;

    private protected Resource(string name, string path)
    {
        Name = name;
        Noun = name;
        Path = path;
    }

    /// <summary>The name of the resource; no other one has it.</summary>
    public string Name { get; }

    /// <summary>What its objects are called in the names of commands: <c>ServiceToken</c>. Several resources may share it.</summary>
    public string Noun { get; init; }

    /// <summary>The path below the scope; <c>{}</c> stands for the id of an object above.</summary>
    public string Path { get; }

    /// <summary>What a sentence calls one: <c>service token</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What its objects are.</summary>
    public required ResourceKind Kind { get; init; }

    public Scopes Scopes { get; init; } = Scopes.Account;

    public Verbs Can { get; init; } = Verbs.All;

    /// <summary>Objects per page when all are wanted; null for lists that come whole.</summary>
    public int? PageSize { get; init; }

    /// <summary>Whether objects are kept under a UUID; if not, the name is the key.</summary>
    public bool HasUuid { get; init; } = true;

    /// <summary>Whether there is one object, at the path itself, without an id.</summary>
    public bool IsSingleton { get; init; }

    /// <summary>The field by which a person names one.</summary>
    public string NameField { get; init; } = "name";

    /// <summary>A query parameter which narrows a list to one name; null where there is none, or where its meaning is not known.</summary>
    public string? NameFilter { get; init; }

    /// <summary>Fields that the server writes: never sent.</summary>
    public IReadOnlyCollection<string> ReadOnly { get; init; } = ["id", "created_at", "updated_at"];

    /// <summary>Fields that are given when an object is made and are fixed from then on: an update does not carry them.</summary>
    public IReadOnlyCollection<string> CreateOnly { get; init; } = [];

    /// <summary>Fields that are as fixed, and that an update has to carry as they are, as a confirmation.</summary>
    public IReadOnlyCollection<string> Confirmed { get; init; } = [];

    /// <summary>Fields that keep the value that they were created with.</summary>
    public IEnumerable<string> Fixed => CreateOnly.Concat(Confirmed);

    /// <summary>Fields that no update empties: the API wants them, fills them again, or has no empty value for them.</summary>
    public IReadOnlyCollection<string> NeverEmpty { get; init; } = [];

    /// <summary>Whether an update keeps what it does not name: there a field is emptied by an empty value and not by being left out.</summary>
    public bool KeepsAbsent { get; init; }

    /// <summary>Whether one of several objects in a list should have a secret of this name.</summary>
    public Func<JsonObject, string, bool> ExpectsSecret { get; init; } = static (_, _) => false;

    /// <summary>Dotted paths of fields that the API shows once; they become SecureStrings.</summary>
    public IReadOnlyCollection<string> Secrets { get; init; } = [];

    /// <summary>Fields made of many settings: a change names some of them, and the others stay.</summary>
    public IReadOnlyCollection<string> Merged { get; init; } = [];

    /// <summary>Fields that name other objects.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Fields that are lists of rules; which objects a rule names is told by its selector.</summary>
    public IReadOnlyList<string> RuleFields { get; init; } = [];

    /// <summary>Objects of other resources that an object of this one holds.</summary>
    public IReadOnlyList<ResourcePart> Parts { get; init; } = [];

    /// <summary>The permission group that a token needs, without Read or Write.</summary>
    public required string Permission { get; init; }

    /// <summary>The whole permission of a method, where it is of another group than <see cref="Permission"/>.</summary>
    public IReadOnlyDictionary<string, string> Permissions { get; init; } = new Dictionary<string, string>();

    /// <summary>Turns a whole document into the body of a PUT or POST, beyond leaving out what is read-only.</summary>
    public Func<JsonObject, JsonObject> Prepare { get; init; } = static body => body;

    /// <summary>Checks and changes fields that belong together: of the document that is wanted, and the one before it, if there is one.</summary>
    public Action<JsonObject, JsonObject?> Reconcile { get; init; } = static (_, _) => { };

    /// <summary>Secrets that an update must carry and a read never shows: their dotted paths, for a document.</summary>
    public Func<JsonObject, IEnumerable<string>> Rewritten { get; init; } = static _ => [];

    /// <summary>The resource with a list below whose objects this one is; null where it stands for itself.</summary>
    public Resource? Parent => AccessApi.All.FirstOrDefault(parent => parent.Can.HasFlag(Verbs.List) && Path.StartsWith($"{parent.Path}/{{}}/", StringComparison.Ordinal));

    /// <summary>The type that its objects have.</summary>
    public abstract Type Model { get; }

    /// <summary>One object, read anew.</summary>
    public abstract Task<AccessObject> OneAsync(AccessClient client, AccessLocation at, string key, ApiCall call);

    /// <summary>Every object in a place; where there is one at most, that one.</summary>
    public abstract Task<IReadOnlyList<AccessObject>> AllAsync(
        AccessClient client, AccessLocation at, IReadOnlyList<KeyValuePair<string, string>> query, ApiCall call);

    /// <summary>The permission that a token needs for a method.</summary>
    public string PermissionTo(HttpMethod method) =>
        Permissions.TryGetValue(method.Method, out var named) ? named : $"{Permission} {(method == HttpMethod.Get ? "Read" : "Write")}";

    /// <summary>Whether the field behind a property of the model can be emptied.</summary>
    public bool CanEmpty(PropertyInfo property) =>
        property.CanWrite
        && property.PropertyType != typeof(SecureString)
        && !NeverEmpty.Contains(AccessDocument.FieldName(property.Name))
        && !(KeepsAbsent && typeof(AccessDocument).IsAssignableFrom(property.PropertyType));

    /// <summary>Whether a text is taken for an id, and not for a name: the API has no other way to tell the two apart either.</summary>
    public bool IsKey(string text) => HasUuid && Uuid.Is(text);

    /// <summary>The path of the list, or of one object.</summary>
    public string PathTo(AccessLocation at, string? key = null, string? action = null)
    {
        var parents = new Queue<string>(at.Parents);
        var segments = Path.Split('/').Select(segment => segment == "{}" ? Segment(parents.Dequeue()) : segment);
        return string.Join("/", (Scopes == Scopes.None ? [] : new[] { at.Scope.Prefix })
            .Concat(segments)
            .Concat(key is null || IsSingleton ? [] : [Segment(key)])
            .Concat(action is null ? [] : [action]));
    }

    /// <summary>Whether a path, without its scope, leads to the list, to one object, or to what is below one.</summary>
    public bool Leads(string[] segments)
    {
        var own = Path.Split('/');
        return segments.Length >= own.Length && !own.Where((segment, place) => segment != "{}" && segment != segments[place]).Any();
    }

    /// <summary>
    /// What a document names: by its own fields, by its rules, and by the objects that it holds. This is the only way to
    /// find references.
    /// </summary>
    public IEnumerable<FoundReference> ReferencesOf(JsonObject document)
    {
        var parts = Parts.SelectMany(part => part.In(document).Select(found => (part.Resource, found.Place, found.Document))).ToList();
        return References.SelectMany(reference => reference.In(document))
            .Where(reference => !parts.Exists(part => reference.Place.IsBelow(part.Place)))
            .Concat(RuleFields.SelectMany(field => RulesOf(document, field)))
            .Concat(parts.SelectMany(static part => part.Resource.ReferencesOf(part.Document)
                .Select(reference => reference with { Place = part.Place.Then(reference.Place) })));
    }

    /// <summary>Whether some document of this resource can name an object of another one.</summary>
    public bool MayReferTo(Resource other) =>
        References.Any(reference => reference.To == other.Name)
        || (RuleFields.Count > 0 && RuleSelectors.All.Any(selector => selector.Fields.Any(field => field.RefersTo == other.Name)))
        || Parts.Any(part => part.Resource.MayReferTo(other));

    /// <summary>Whether all objects of an account or zone can be read at once.</summary>
    public bool CanBeReadIn(AccessScope scope) =>
        Scopes.HasFlag(scope.IsZone ? Scopes.Zone : Scopes.Account) && !Path.Contains("{}") && (Can.HasFlag(Verbs.List) || (IsSingleton && Can.HasFlag(Verbs.Get)));

    /// <summary>The name of the resource that a field refers to; null where the field is no reference.</summary>
    public string? ReferredToBy(string field) => References.FirstOrDefault(reference => reference.Path.Root == field)?.To;

    public IObjectDescription? PartIn(string field) => Parts.FirstOrDefault(part => part.Path.Root == field)?.Resource;

    public void KeepInStep(JsonObject document, JsonObject? before) => Reconcile(document, before);

    public IEnumerable<string> SecretsToRewrite(JsonObject document) => Rewritten(document);

    public void Clear(JsonObject document, string property)
    {
        var found = Array.Find(Model.GetProperties(), one => CanEmpty(one) && string.Equals(one.Name, property, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidValueException($"-Clear: '{property}' of the {Title} is no field that can be emptied.");
        var field = AccessDocument.FieldName(found.Name);
        if (found.PropertyType.IsArray)
        {
            document[field] = new JsonArray();
        }
        else
        {
            document.Remove(field);
        }
    }

    public JsonObject CreateBody(JsonObject document, IReadOnlyDictionary<string, SecureString> secrets)
    {
        var body = (JsonObject)document.DeepClone();
        foreach (var field in ReadOnlyPaths)
        {
            field.Remove(body);
        }

        body = Prepare(body);
        foreach (var secret in secrets.Where(secret => !IsReadOnly(secret.Key)))
        {
            var path = FieldPath.Parse(secret.Key);
            if (SecretOwner(path, body) is { } owner)
            {
                owner[path.Name] = secret.Value.Reveal();
            }
        }

        return body;
    }

    public JsonObject UpdateBody(JsonObject document, IReadOnlyDictionary<string, SecureString> secrets)
    {
        var body = CreateBody(document, secrets);
        foreach (var field in CreateOnly)
        {
            body.Remove(field);
        }

        return body;
    }

    public void EmptyAbsent(JsonObject document, JsonObject before)
    {
        foreach (var (field, value) in before.Where(field => field.Value is not null && document[field.Key] is null).Select(static field => (field.Key, field.Value!)).ToList())
        {
            var empty = !KeepsAbsent ? null : value.GetValueKind() switch
            {
                JsonValueKind.Array => new JsonArray(),
                JsonValueKind.String => JsonValue.Create(string.Empty),
                JsonValueKind.True or JsonValueKind.False => (JsonNode)JsonValue.Create(false),
                _ => null,
            };
            if (NeverEmpty.Contains(field) || (KeepsAbsent && empty is null))
            {
                throw new InvalidValueException($"'{field}' of the {Title} cannot be emptied: give it another value.");
            }

            if (empty is not null)
            {
                document[field] = empty;
            }
        }
    }

    /// <summary>Whether the response to a change shows a secret that the server made and that a read does not show.</summary>
    public bool ShowsSecretOnce(AccessObject response, AccessObject read) =>
        response.Secrets.Keys.Any(path => IsReadOnly(path) && !read.Secrets.ContainsKey(path));

    private bool IsReadOnly(string secret) => ReadOnly.Contains(FieldPath.Parse(secret).WithoutPositions.ToString());

    // The object that a secret belongs into: of several ways to authenticate the one that has such a secret, or should.
    private JsonObject? SecretOwner(FieldPath path, JsonObject document)
    {
        var owners = path.OwnersIn(document).ToList();
        return owners.Find(owner => owner.ContainsKey(path.Name))
            ?? owners.Find(owner => ExpectsSecret(owner, path.Name))
            ?? owners.FirstOrDefault();
    }

    private static IEnumerable<FoundReference> RulesOf(JsonObject document, string field) =>
        from place in FieldPath.Parse($"{field}[]").PlacesIn(document)
        let rule = place.Read(document) as JsonObject
        where rule is not null
        from found in RuleSelectors.ReferencesOf(rule)
        select new FoundReference(place.Then(found.Place), found.To, null, found.Value);

    private IReadOnlyList<FieldPath> ReadOnlyPaths => _readOnlyPaths ??= ReadOnly.Select(FieldPath.Parse).ToList();

    // "." and ".." would be swallowed by the URL itself, escaped or not, and the request would reach another object.
    private static string Segment(string text) => text is "" or "." or ".."
        ? throw new InvalidValueException($"'{text}' cannot be part of a path of the API.")
        : Uri.EscapeDataString(WellFormed.Check(text));
}

/// <summary>The description of a resource whose objects are <typeparamref name="T"/>.</summary>
internal sealed class Resource<T>(string name, string path) : Resource(name, path)
    where T : AccessObject, new()
{
    private byte[][]? _secretSigns;
    private IReadOnlyList<FieldPath>? _secretPaths;

    public override Type Model => typeof(T);

    /// <summary>The resource that an object really belongs to, where lists of this one show others too; null for this one.</summary>
    public Func<T, Resource<T>?> Home { get; init; } = static _ => null;

    /// <summary>Makes an object of what the API answered; secrets move out of the document.</summary>
    public T Read(JsonElement answer, AccessLocation at)
    {
        var item = new T { Origin = this, Location = at };
        item.Load(SecretPaths.Any(path => path.MayBeIn(answer)) ? WithoutSecrets(answer, item.Secrets) : answer);
        return item;
    }

    /// <summary>Makes an object of what was cut out of a page; where a secret may be in it, it is looked into.</summary>
    public T Read(ScannedObject found, AccessLocation at)
    {
        foreach (var sign in SecretSigns)
        {
            if (found.Json.AsSpan().IndexOf(sign) >= 0)
            {
                return Read(JsonDocument.Parse(found.Json).RootElement, at);
            }
        }

        var item = new T { Origin = this, Location = at };
        item.Load(found);
        return item;
    }

    public override async Task<AccessObject> OneAsync(AccessClient client, AccessLocation at, string key, ApiCall call) =>
        await client.GetAsync(this, at, key, call).ConfigureAwait(false);

    public override async Task<IReadOnlyList<AccessObject>> AllAsync(
        AccessClient client, AccessLocation at, IReadOnlyList<KeyValuePair<string, string>> query, ApiCall call)
    {
        if (!Can.HasFlag(Verbs.List))
        {
            return [await client.GetAsync(this, at, Name, call).ConfigureAwait(false)];
        }

        var listing = new Listing<T>(client, this, at, query);
        var all = new List<AccessObject>();
        while (await listing.NextAsync(call).ConfigureAwait(false) is { } items)
        {
            all.AddRange(items);
        }

        return all;
    }

    private IReadOnlyList<FieldPath> SecretPaths => _secretPaths ??= Secrets.Select(FieldPath.Parse).ToList();

    // What the bytes of an object have in them if it may have a secret: the name of its field, or a letter written as an escape.
    private byte[][] SecretSigns => _secretSigns ??= Secrets.Count == 0 ? [] : Secrets
        .Select(static path => $"\"{path.Substring(path.LastIndexOf('.') + 1)}\"")
        .Append("\\u00")
        .Distinct()
        .Select(Encoding.UTF8.GetBytes)
        .ToArray();

    private JsonElement WithoutSecrets(JsonElement answer, Dictionary<string, SecureString> secrets)
    {
        var document = JsonObject.Create(answer)!;
        var found = false;
        foreach (var place in SecretPaths.SelectMany(path => path.PlacesIn(document)).ToList())
        {
            if (AccessDocument.TextOf(place.Read(document)) is { } secret)
            {
                place.Remove(document);
                found = true;
                if (!SecretMask.IsMasked(secret))
                {
                    secrets[place.ToString()] = secret.Conceal();
                }
            }
        }

        return found ? JsonDocument.Parse(document.ToJsonString(ClientJson.Compact)).RootElement : answer;
    }
}
