using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>
/// Makes or changes objects. A parameter named as a property of the model sets that property; what was not given is not
/// touched. A resource has one class of this kind with its fields, from which its New and Set cmdlets derive. New overrides
/// what a row of a table may carry, to take it by property name. Set must not: there each field of a piped object would be
/// taken for a change.
/// </summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class WriteResourceCommand<T> : ResourceCommand<T> where T : AccessObject, new()
{
    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    /// <summary>What was given, on an object that has nothing else.</summary>
    private protected T Given { get; private set; } = new();

    /// <summary>Sets on <paramref name="item"/> what no parameter of the same name sets.</summary>
    private protected virtual void Fill(T item)
    {
    }

    /// <summary>Keeps fields in step that the API wants in step.</summary>
    private protected virtual void Reconcile(T item, JsonObject? before)
    {
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        Given = new T();
        var isNew = MyInvocation.MyCommand is CmdletInfo { Verb: VerbsCommon.New };
        foreach (var parameter in MyInvocation.BoundParameters.Keys)
        {
            var property = typeof(T).GetProperty(parameter);
            if (property?.CanWrite != true || NamesTarget(parameter))
            {
                continue;
            }

            // Not what the list of bound ones has: that keeps what the row before said, where this one says nothing.
            var value = GetType().GetProperty(parameter)!.GetValue(this);
            if (value is not null && !(isNew && IsEmptyCell(value)))
            {
                WarnOfUnknown(property.Name, value);
                Assign(property.Name, value);
            }
        }

        Fill(Given);
        Work();
    }

    /// <summary>What ShouldProcess calls what is made: <c>app 'wiki'</c>.</summary>
    private protected virtual string NameOf(T given) => given.Label is { } name ? $"{Resource.Title} '{name}'" : Resource.Title;

    /// <summary>Creates or changes, once what was given is known to be valid.</summary>
    private protected abstract void Work();

    /// <summary>Makes the object that was given.</summary>
    private protected void Create()
    {
        var given = Given;
        Beside(given.Label, async () =>
        {
            var at = Location;
            RefuseReadOnly(given, Resource);
            ResolveNames(Resource, given.Document);
            Reconcile(given, null);
            if (Agreed("Create", NameOf(given), Difference([], given.Document)))
            {
                Emit(await Client.CreateAsync(Resource, at, given, Call).ConfigureAwait(true));
            }
        });
    }

    /// <summary>Reads the object, changes what was given and nothing else, and writes it.</summary>
    private protected Task ChangeAsync(AccessReference reference, IEnumerable<string>? clear, bool force, bool passThru) =>
        ChangeAsync(TargetOf(reference), clear, force, passThru);

    /// <summary>Reads the target, changes what was given and nothing else, and writes it. Two changes of one object follow each other.</summary>
    private protected async Task ChangeAsync(Target target, IEnumerable<string>? clear, bool force, bool passThru)
    {
        var given = Given;
        RefuseReadOnly(given, target.Resource);
        ResolveNames(target.Resource, given.Document);
        var path = target.Resource.PathTo(target.At, target.Key);
        var earlier = _underWay.TryGetValue(path, out var before) ? before : Task.CompletedTask;
        var work = AfterAsync(earlier, () => ChangeAsync(target, given, clear ?? [], force, passThru));
        _underWay[path] = work;
        await work.ConfigureAwait(true);
    }

    private static async Task AfterAsync(Task earlier, Func<Task> work)
    {
        // What became of the earlier one is its own affair.
        await Task.WhenAny(earlier).ConfigureAwait(true);
        await work().ConfigureAwait(true);
    }

    private async Task ChangeAsync(Target target, T given, IEnumerable<string> clear, bool force, bool passThru)
    {
        var item = await Client.GetAsync(target.Resource, target.At, target.Key, Call).ConfigureAwait(true);
        if (!force && target.Given?.UpdatedAt < item.UpdatedAt)
        {
            throw Failed(ErrorRecords.Stale(target.Given!, item));
        }

        // As it is called now, not as it was given or shall be called.
        target = target with { Name = item.Label ?? target.Name };
        var before = (JsonObject)item.Document.DeepClone();
        if (target.Given is { } piped)
        {
            Merge(item, ChangesOf(piped, target.Resource), []);
        }

        Merge(item, given, target.Resource.Merged);
        foreach (var property in clear)
        {
            Empty(item, property, target.Resource);
        }

        if (target.Resource.CreateOnly.Concat(target.Resource.Confirmed).FirstOrDefault(field => !JsonNode.DeepEquals(before[field], item.Document[field])) is { } fixedField)
        {
            throw new InvalidValueException($"The {fixedField} of the {target.Resource.Title} is fixed once it is made.");
        }

        Reconcile(item, before);
        target.Resource.Empty(item.Document, before);
        var difference = Difference(before, item.Document);
        var secrets = string.Concat(item.Secrets.Keys.Select(static path => $"{Environment.NewLine}  {path}: (a new secret)"));
        if (difference.Length == 0 && secrets.Length == 0)
        {
            WriteVerbose($"{target}: nothing to change.");
        }
        else
        {
            var missing = target.Resource.SecretsToRewrite(item).Where(path => !item.Secrets.ContainsKey(path)).ToList();
            if (missing.Count > 0)
            {
                throw Failed(ErrorRecords.SecretNeeded(target.ToString(), item, missing));
            }

            await TurnAsync().ConfigureAwait(true);
            if (!Agreed("Set", target.ToString(), difference + secrets))
            {
                return;
            }

            var read = item;
            item = await Client.ReplaceAsync(target.Resource, target.At, target.Key, item, Call).ConfigureAwait(true);
            if (!passThru && target.Resource.ShowsSecretOnce(item, read))
            {
                Emit(item);
            }
        }

        if (passThru)
        {
            Return(item);
        }
    }

    /// <summary>Returns what was changed.</summary>
    private protected virtual void Return(T item) => Emit(item);

    private static void RefuseReadOnly(T given, Resource resource)
    {
        if (given.Document.Select(static field => field.Key).FirstOrDefault(resource.ReadOnly.Contains) is { } field)
        {
            throw new InvalidValueException($"The {field} of the {resource.Title} cannot be set.");
        }
    }

    private static void Merge(T item, T changes, IReadOnlyCollection<string> merged)
    {
        foreach (var field in changes.Document.ToArray())
        {
            if (field.Value is JsonObject settings && merged.Contains(field.Key) && item.Document[field.Key] is JsonObject present)
            {
                foreach (var setting in settings)
                {
                    present[setting.Key] = setting.Value?.DeepClone();
                }
            }
            else
            {
                item.Document[field.Key] = field.Value?.DeepClone();
            }
        }

        foreach (var secret in changes.Secrets)
        {
            item.Secrets[secret.Key] = secret.Value;
        }
    }

    // What was taken out of a piped object is taken out of the server's: null says so, and is not sent.
    private T ChangesOf(T piped, Resource resource)
    {
        var changes = new T();
        foreach (var change in piped.Changes().Where(change => !resource.ReadOnly.Contains(change.Key)))
        {
            changes.Document[change.Key] = change.Value?.DeepClone();
        }

        ResolveNames(resource, changes.Document);
        return changes;
    }

    private static void Empty(T item, string name, Resource resource)
    {
        var property = typeof(T).GetProperties().FirstOrDefault(property => resource.CanEmpty(property) && string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidValueException($"-Clear: '{name}' of the {resource.Title} is no field that can be emptied.");
        if (property.PropertyType.IsArray)
        {
            item.Document[AccessDocument.FieldName(property.Name)] = new JsonArray();
        }
        else
        {
            item.Document.Remove(AccessDocument.FieldName(property.Name));
        }
    }

    /// <summary>Asks, or tells, what is about to be done.</summary>
    private protected bool Agreed(string action, string what, string difference) => ShouldProcess(
        $"{action} {what}{Environment.NewLine}{difference}",
        $"{action} {what}?{Environment.NewLine}{difference}",
        "Cloudflare Access");

    /// <summary>One line for each field: what it was and what it will be.</summary>
    private protected static string Difference(JsonObject before, JsonObject after)
    {
        var lines = before.Select(static field => field.Key).Union(after.Select(static field => field.Key))
            .Where(field => !JsonNode.DeepEquals(before[field], after[field]))
            .Select(field => $"  {field}: {Shown(field, before[field])} → {Shown(field, after[field])}");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Shown(string field, JsonNode? value) => value switch
    {
        null => "(none)",
        JsonValue when AccessDocument.TextOf(value)!.Length == 0 => "(none)",
        JsonArray array when field is "include" or "exclude" or "require" =>
            $"[{string.Join("; ", array.OfType<JsonObject>().Select(static rule => AccessRule.FromJson(rule).Text))}]",
        JsonArray array when field == "policies" =>
            $"[{string.Join("; ", array.Select(static policy => policy is JsonObject link ? $"{link["precedence"]} {AccessDocument.TextOf(link["name"]) ?? AccessDocument.TextOf(link["id"])}".TrimStart() : AccessDocument.TextOf(policy)))}]",
        JsonValue when value.GetValueKind() == System.Text.Json.JsonValueKind.String => AccessDocument.TextOf(value)!,
        _ => SecretMask.Apply(value.ToJsonString(ClientJson.Compact)),
    };

    // What is empty in the row of a table was not given.
    private static bool IsEmptyCell(object? value) => value is string { Length: 0 } || (value is string[] { Length: > 0 } texts && texts.All(static text => text.Length == 0));

    // -Certificate of a Set cmdlet says which certificate is meant, not what it shall be.
    private bool NamesTarget(string parameter) => GetType().GetProperty(parameter)?.GetCustomAttribute<RefersToAttribute>()?.Noun == Resource.Noun;

    private void Assign(string name, object? value)
    {
        var property = typeof(T).GetProperty(name)!;
        try
        {
            property.SetValue(Given, LanguagePrimitives.ConvertTo(value, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
        }
        catch (TargetInvocationException error) when (error.InnerException is InvalidValueException invalid)
        {
            throw new InvalidValueException($"-{name}: {invalid.Message}");
        }
    }

    private void WarnOfUnknown(string property, object? value)
    {
        if (KnownValues.Of(typeof(T), property) is not { } known)
        {
            return;
        }

        foreach (var text in LanguagePrimitives.ConvertTo<string[]>(value) ?? [])
        {
            if (!known.Contains(text, StringComparer.Ordinal))
            {
                WriteWarning($"-{property}: '{text}' is not among the values that this version knows ({string.Join(", ", known)}). It is sent as it is.");
            }
        }
    }
}
