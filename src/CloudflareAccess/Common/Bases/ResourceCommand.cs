using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>A cmdlet on the objects of one resource. It finds objects by id, by name, or takes them as they are.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class ResourceCommand<T> : AccessCommand, IResourceCommand<T> where T : AccessObject, new()
{
    private TimeSpan? _begun;

    /// <summary>The description of the resource.</summary>
    private protected abstract Resource<T> Resource { get; }

    /// <summary>Where the resource is, for this invocation.</summary>
    private protected virtual AccessLocation Location => this is IZoneScoped { ZoneId.Length: > 0 } && !Resource.Scopes.HasFlag(Scopes.Zone)
        ? throw new InvalidValueException($"-ZoneId: a {Resource.Title} lives in the account. What an app of a zone has is found with -App.")
        : LocationOf(Resource);

    // Names mean what they mean from the first look-up of the command on.
    private TimeSpan Begun => _begun ??= Connected.Index.Now;

    /// <summary>The id that a reference means; a name is looked up once per command and kind.</summary>
    private protected string IdOf(AccessReference reference, Resource resource)
    {
        reference = Meant(reference, resource);
        if (reference.Object is { } item)
        {
            return item.Key ?? throw Failed(ErrorRecords.WrongKind(resource.Title, item));
        }

        return !resource.HasUuid || resource.IsKey(reference.Text)
            ? reference.Text
            : TheOne(resource, reference.Text, Named(resource, reference.Text)).Key!;
    }

    /// <summary>Puts ids where names stand, in rules and in all other fields that refer to objects.</summary>
    private protected void ResolveNames(Resource resource, JsonObject document)
    {
        foreach (var reference in resource.ReferencesOf(document).Where(static reference => reference.By is null).ToList())
        {
            var named = AccessApi.Named(reference.To);
            if (named.Kind != ResourceKind.Outside)
            {
                reference.Place.Write(document, IdOf(new AccessReference(reference.Value), named));
            }
        }
    }

    /// <summary>Objects of a name, in the place where a command of this scope would look for them.</summary>
    private protected IReadOnlyList<AccessObject> Named(Resource resource, string name) => Await(_ => NamedAsync(resource, name));

    /// <summary>Objects of a name, in the place where a command of this scope would look for them; a list is read once per command and place.</summary>
    private protected async Task<IReadOnlyList<AccessObject>> NamedAsync(Resource resource, string name)
    {
        var at = resource == Resource ? Location : LocationOf(resource);
        var all = await Connected.Index.NamedAsync(resource, at, name, Begun, Call).ConfigureAwait(false);
        return all.Where(item => string.Equals(item.Label, name, StringComparison.OrdinalIgnoreCase)).ToList();
    }

    /// <summary>All objects of a resource in a place, as they are since the command began.</summary>
    private protected Task<IReadOnlyList<AccessObject>> AllAsync(Resource resource, AccessLocation at) =>
        Connected.Index.AllAsync(resource, at, Begun, Call);

    /// <summary>What names an object, as a person would say it.</summary>
    private protected Task<IReadOnlyList<string>> UsersOfAsync(Resource resource, AccessLocation at, string key) =>
        Usage.OfAsync(Api, Connected.Index, at, resource, key, Begun, Call);

    /// <summary>The one that a name means; two of a name are an error that lists both.</summary>
    private protected static AccessObject TheOne(Resource resource, string name, IReadOnlyList<AccessObject> found) => found.Count switch
    {
        1 => found[0],
        0 => throw Failed(ErrorRecords.NotFound(resource, name)),
        _ => throw Failed(ErrorRecords.Ambiguous(resource.Title, name, found)),
    };

    /// <summary>Ends the work on this item with an error record.</summary>
    private protected static Exception Failed(ErrorRecord record) => new ItemFailedException(record);

    /// <summary>
    /// What to work on. An object that was read, or found by its name, knows which resource it really is of and where:
    /// the policies of an app are its own and the reusable ones, which live elsewhere.
    /// </summary>
    private protected Target TargetOf(AccessReference reference)
    {
        reference = Meant(reference, Resource);
        var given = reference.Object as T;
        var item = given ?? (Resource.HasUuid && !Resource.IsKey(reference.Text) ? (T)TheOne(Resource, reference.Text, Named(Resource, reference.Text)) : null);
        if (item is null)
        {
            return new Target(Resource, Location, reference.Text, null, reference.Text);
        }

        var origin = item.Origin as Resource<T> ?? Resource;
        var home = origin.Home(item) ?? origin;
        var at = home != origin ? LocationOf(home) : item.Location ?? Location;
        return new Target(home, at, item.Key ?? reference.Text, given, item.Label ?? reference.Text);
    }

    // What is about an object stands for it where that one is wanted: a session for its user.
    private static AccessReference Meant(AccessReference reference, Resource resource) =>
        reference.Object is not { } item || resource.Model.IsInstanceOfType(item) ? reference
        : item.About(resource.Noun) is { } about ? new AccessReference(about)
        : throw Failed(ErrorRecords.WrongKind(resource.Title, item));

    /// <summary>The one object of a resource that has no ids.</summary>
    private protected Target TheOnlyOne() => new(Resource, Location, Resource.Title, null, Resource.Title);

    /// <summary>The place of a resource below an object of another.</summary>
    private protected AccessLocation Below(AccessReference parent, Resource parents, Resource children) =>
        new(parent.Object?.Location?.Scope ?? LocationOf(children).Scope, IdOf(parent, parents));

    /// <summary>Writes an object to the pipeline; secrets that it shows once become plain only where that was asked for.</summary>
    private protected void Emit(T item)
    {
        var output = PSObject.AsPSObject(item);
        if (this is IShowsSecret { AsPlainText.IsPresent: true })
        {
            foreach (var property in typeof(T).GetProperties().Where(static property => property.PropertyType == typeof(SecureString)))
            {
                if (property.GetValue(item) is SecureString secret)
                {
                    output.Properties.Add(new PSNoteProperty(property.Name, secret.Reveal()));
                }
            }
        }

        WriteObject(output);
    }

    /// <summary>One object to work on.</summary>
    private protected sealed record Target(Resource<T> Resource, AccessLocation At, string Key, T? Given, string Name)
    {
        /// <summary>What ShouldProcess calls it: <c>app 'wiki' (id)</c>.</summary>
        public override string ToString() => Resource.IsSingleton ? Resource.Title : Name == Key ? $"{Resource.Title} '{Name}'" : $"{Resource.Title} '{Name}' ({Key})";
    }
}
