using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;
using CloudflareAccess.Common.Errors;

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
    private protected virtual void OnBound(T item)
    {
    }

    /// <inheritdoc/>
    protected override void OnRecord()
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

        OnBound(Given);
        OnGiven();
    }

    /// <summary>What ShouldProcess calls what is made: <c>app 'wiki'</c>.</summary>
    private protected virtual string NameOf(T given) => given.Label is { } name ? $"{Resource.Title} '{name}'" : Resource.Title;

    /// <summary>Creates or changes, once what was given is known to be valid.</summary>
    private protected abstract void OnGiven();

    /// <summary>Makes the object that was given.</summary>
    private protected void Create()
    {
        var given = Given;
        Beside(given.Label, async () =>
        {
            var at = Location;
            ResolveNames(Resource, given.Document);
            var change = ObjectChange.Plan(Resource, null, null, given, []);
            if (Agreed("Create", NameOf(given), ChangeText.Of(Resource, change.Fields)))
            {
                Emit(await Api.CreateAsync(Resource, at, change.Body, Call).ConfigureAwait(true));
            }
        });
    }

    /// <summary>Reads the object, changes what was given and nothing else, and writes it.</summary>
    private protected Task ChangeAsync(AccessReference reference, IEnumerable<string>? clear, bool force, bool passThru)
    {
        var target = TargetOf(reference);
        var edits = EditsOf(target);
        return ChangeAsync(target, _ => edits, clear, force, passThru);
    }

    /// <summary>
    /// Reads the target, changes what was given and what <paramref name="edits"/> makes of it, and writes it. Two changes of
    /// one object follow each other.
    /// </summary>
    private protected async Task ChangeAsync(Target target, Func<T, JsonObject?> edits, IEnumerable<string>? clear, bool force, bool passThru)
    {
        var given = Given;
        ResolveNames(target.Resource, given.Document);
        var path = target.Resource.PathTo(target.At, target.Key);
        var earlier = _underWay.TryGetValue(path, out var before) ? before : Task.CompletedTask;
        var work = AfterAsync(earlier, () => ChangeAsync(target, edits, given, clear ?? [], force, passThru));
        _underWay[path] = work;
        await work.ConfigureAwait(true);
    }

    private static async Task AfterAsync(Task earlier, Func<Task> work)
    {
        // What became of the earlier one is its own affair.
        await Task.WhenAny(earlier).ConfigureAwait(true);
        await work().ConfigureAwait(true);
    }

    private async Task ChangeAsync(Target target, Func<T, JsonObject?> edits, T given, IEnumerable<string> clear, bool force, bool passThru)
    {
        var item = await Api.GetAsync(target.Resource, target.At, target.Key, Call).ConfigureAwait(true);
        if (!force && target.Given?.UpdatedAt < item.UpdatedAt)
        {
            throw Failed(ErrorRecords.Stale(target.Given!, item));
        }

        // As it is called now, not as it was given or will be called.
        target = target with { Name = item.Label ?? target.Name };
        var change = ObjectChange.Plan(target.Resource, item, edits(item), given, clear);
        if (change.IsEmpty)
        {
            WriteVerbose($"{target}: nothing to change.");
        }
        else
        {
            if (change.MissingSecrets.Count > 0)
            {
                throw Failed(ErrorRecords.SecretNeeded(target.ToString(), item, change.MissingSecrets));
            }

            await TurnAsync().ConfigureAwait(true);
            if (!Agreed("Set", target.ToString(), ChangeText.Of(target.Resource, change)))
            {
                return;
            }

            var read = item;
            item = await Api.ReplaceAsync(target.Resource, target.At, target.Key, change.Body, Call).ConfigureAwait(true);
            if (!passThru && target.Resource.ShowsSecretOnce(item, read))
            {
                Emit(item);
            }
        }

        if (passThru)
        {
            OnChanged(item);
        }
    }

    /// <summary>Returns what was changed.</summary>
    private protected virtual void OnChanged(T item) => Emit(item);

    // What was changed in a piped object since it was read, ids in place of names.
    private JsonObject? EditsOf(Target target)
    {
        if (target.Given is not { } piped)
        {
            return null;
        }

        var edits = new JsonObject(piped.Changes().Where(change => !target.Resource.ReadOnly.Contains(change.Key))
            .Select(static change => new KeyValuePair<string, JsonNode?>(change.Key, change.Value?.DeepClone())));
        ResolveNames(target.Resource, edits);
        return edits;
    }

    /// <summary>Asks, or tells, what is about to be done.</summary>
    private protected bool Agreed(string action, string what, string difference) => ShouldProcess(
        $"{action} {what}{Environment.NewLine}{difference}",
        $"{action} {what}?{Environment.NewLine}{difference}",
        "Cloudflare Access");

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
