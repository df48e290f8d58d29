using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets objects of a resource: all of them page by page, by name with wildcards, or by id.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class FindResourceCommand<T> : ListResourceCommand<T> where T : AccessObject, new()
{
    private protected const string ByName = "ByName";
    private protected const string ById = "ById";

    /// <summary>The names that were asked for; null for all.</summary>
    private protected abstract string[]? Names { get; }

    /// <summary>The ids that were asked for; null where names are meant.</summary>
    private protected abstract string[]? Ids { get; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Ids is not null)
        {
            Each(Ids, WriteReadAsync);
        }
        else if (Names is null)
        {
            WriteList(static _ => true);
        }
        else
        {
            Each(Names, WriteNamedAsync);
        }
    }

    private async Task WriteReadAsync(string id)
    {
        if (Resource.HasUuid && !Resource.IsKey(id))
        {
            throw new InvalidValueException($"'{id}' is not an id: an id looks like 699d9864-2c56-4d2e-855e-9661899b7252, with five groups of hex digits. -Name finds by name.");
        }

        WriteObject(await Client.GetAsync(Resource, Location, id, Call).ConfigureAwait(true));
    }

    private async Task WriteNamedAsync(string name)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name))
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            await WriteListAsync(item => pattern.IsMatch(item.Label ?? string.Empty), filtersByName: true).ConfigureAwait(true);
            return;
        }

        // A tag is its name; for the rest a UUID stands for the object itself.
        if (!Resource.HasUuid || Resource.IsKey(name))
        {
            WriteObject(await Client.GetAsync(Resource, Location, name, Call).ConfigureAwait(true));
            return;
        }

        var resource = Resource;
        var found = await NamedAsync(resource, WildcardPattern.Unescape(name)).ConfigureAwait(true);
        if (found.Count == 0)
        {
            throw Failed(ErrorRecords.NotFound(resource, name));
        }

        WriteObject(found.Cast<T>().Where(Matches).ToList(), enumerateCollection: true);
    }
}
