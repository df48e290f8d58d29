using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
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
            Each(Ids, id => WriteObject(Read(CheckedKey(id))));
        }
        else if (Names is null)
        {
            WriteList(static _ => true);
        }
        else
        {
            Each(Names, WriteNamed);
        }
    }

    private string CheckedKey(string id) => !Resource.HasUuid || Resource.IsKey(id)
        ? id
        : throw new InvalidValueException($"'{id}' is not the id of a {Resource.Title}: an id looks like 699d9864-2c56-4d2e-855e-9661899b7252 with five groups of hex digits. -Name finds by name.");

    private void WriteNamed(string name)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name))
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            WriteList(item => pattern.IsMatch(item.Label ?? string.Empty), filtersByName: true);
            return;
        }

        // A tag is its name; for the rest a UUID stands for the object itself.
        if (!Resource.HasUuid || Resource.IsKey(name))
        {
            WriteObject(Read(name));
            return;
        }

        var found = Named(Resource, WildcardPattern.Unescape(name));
        if (found.Count == 0)
        {
            throw Failed(ErrorRecords.NotFound(Resource.Title, name, Resource.Noun));
        }

        WriteObject(found.Cast<T>().Where(Matches), enumerateCollection: true);
    }

    private T Read(string key) => Await(call => Client.GetAsync(Resource, Location, key, call));
}
