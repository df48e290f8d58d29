using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Resources.Listing;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>
/// Gets objects of a resource: all of them, by name with wildcards, or by id. A list is written page by page, and no page is
/// requested that is not wanted.
/// </summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class ReadResourceCommand<T> : ResourceCommand<T>, IThrottled where T : AccessObject, new()
{
    private protected const string ByName = "ByName";
    private protected const string ById = "ById";

    /// <summary>How many requests are made at the same time, for items and for later pages; results come in order all the same.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    /// <summary>The names to find; null for all objects.</summary>
    private protected virtual string[]? Names => null;

    /// <summary>The ids to get; null where names or all objects are meant.</summary>
    private protected virtual string[]? Ids => null;

    /// <summary>Filters that the server applies.</summary>
    private protected virtual IReadOnlyList<KeyValuePair<string, string>> Query => [];

    /// <summary>Filters that only the module applies. Where there is one, <see cref="FiltersHere"/> is true.</summary>
    private protected virtual bool Matches(T item) => true;

    /// <summary>Whether <see cref="Matches"/> leaves anything out: then the server can neither skip nor count.</summary>
    private protected virtual bool FiltersHere => false;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (Ids is not null)
        {
            Each(Ids, WriteReadAsync);
        }
        else if (Names is not null)
        {
            Each(Names, WriteNamedAsync);
        }
        else
        {
            Beside(null, () => WriteListAsync(Location));
        }
    }

    /// <summary>Writes the objects of a list that the filters let through, as work on one item.</summary>
    /// <param name="at">The place of the list. An argument: a property may have the value of the next item after an await.</param>
    /// <param name="isWanted">A further filter that the module applies; null for none.</param>
    private protected async Task WriteListAsync(AccessLocation at, Func<T, bool>? isWanted = null)
    {
        var filtersHere = FiltersHere || isWanted is not null;
        var paging = new Paging(PagingParameters);
        var listing = filtersHere
            ? new Listing<T>(Api, Resource, at, Query, ahead: ThrottleLimit)
            : new Listing<T>(Api, Resource, at, Query, paging.Skip, paging.First, ThrottleLimit);
        if (!filtersHere)
        {
            paging.LeaveToServer();
        }

        var read = 0L;
        while (!paging.IsFull && await listing.NextAsync(Call).ConfigureAwait(true) is { } items)
        {
            WriteTotalCount(paging, listing.TotalCount, isExact: !filtersHere);
            WriteObject(paging.Take(items.Where(item => isWanted?.Invoke(item) != false && Matches(item))), enumerateCollection: true);
            if (!listing.IsAtEnd)
            {
                // The next page is requested only when these objects were taken.
                await WrittenAsync().ConfigureAwait(true);
                Progress.ShowCount(read += items.Count, listing.TotalCount);
            }
        }

        WriteTotalCount(paging, listing.TotalCount ?? 0, isExact: !filtersHere);
    }

    private async Task WriteReadAsync(string id)
    {
        if (Resource.HasUuid && !Resource.IsKey(id))
        {
            throw new InvalidValueException(
                $"'{id}' is not an id: an id looks like 699d9864-2c56-4d2e-855e-9661899b7252, with five groups of hex digits. "
                + "-Name finds by name.");
        }

        WriteObject(await Api.GetAsync(Resource, Location, id, Call).ConfigureAwait(true));
    }

    private async Task WriteNamedAsync(string name)
    {
        if (WildcardPattern.ContainsWildcardCharacters(name))
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            await WriteListAsync(Location, item => pattern.IsMatch(item.Label ?? string.Empty)).ConfigureAwait(true);
            return;
        }

        // The name of a tag is its key. For other resources, an id in place of a name means the object itself.
        var resource = Resource;
        if (!resource.HasUuid || resource.IsKey(name))
        {
            WriteObject(await Api.GetAsync(resource, Location, name, Call).ConfigureAwait(true));
            return;
        }

        var found = await NamedAsync(resource, WildcardPattern.Unescape(name)).ConfigureAwait(true);
        if (found.Count == 0)
        {
            throw Failed(ErrorRecords.NotFound(resource, name));
        }

        WriteObject(found.Cast<T>().Where(Matches).ToList(), enumerateCollection: true);
    }

    private void WriteTotalCount(Paging paging, long? count, bool isExact)
    {
        if (paging.TotalCount(count, isExact) is { } total)
        {
            WriteObject(total);
        }
    }
}
