using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Writes a list as it arrives, a page at a time, and asks for no page that nobody wants.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class ListResourceCommand<T> : ResourceCommand<T>, IThrottled where T : AccessObject, new()
{
    /// <summary>How many requests are made at the same time; results come in order all the same.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    /// <summary>Filters that the server applies.</summary>
    private protected virtual IReadOnlyList<KeyValuePair<string, string>> Query => [];

    /// <summary>Filters that only the module applies. Where there is one, <see cref="FiltersHere"/> says so.</summary>
    private protected virtual bool Matches(T item) => true;

    /// <summary>Whether <see cref="Matches"/> leaves anything out: then the server can neither skip nor count.</summary>
    private protected virtual bool FiltersHere => false;

    /// <summary>Writes what the list has and the filters let through.</summary>
    private protected void WriteList(Func<T, bool> isWanted) => Beside(null, () => WriteListAsync(isWanted));

    /// <summary>Writes what the list has and the filters let through, as work on one item.</summary>
    private protected async Task WriteListAsync(Func<T, bool> isWanted, bool filtersByName = false)
    {
        var filtersHere = FiltersHere || filtersByName;
        var skip = Clamp(PagingParameters?.Skip ?? 0);
        var first = PagingParameters is { First: < long.MaxValue } paging ? (long?)paging.First : null;
        var listing = filtersHere
            ? new Listing<T>(Client, Resource, Location, Query, ahead: ThrottleLimit)
            : new Listing<T>(Client, Resource, Location, Query, skip, first, ThrottleLimit);
        var toSkip = filtersHere ? skip : 0;
        var left = filtersHere ? first ?? long.MaxValue : long.MaxValue;
        var counted = PagingParameters?.IncludeTotalCount != true;
        var read = 0L;
        while (left > 0 && await listing.NextAsync(Call).ConfigureAwait(true) is { } items)
        {
            if (!counted)
            {
                WriteTotal(listing.TotalCount, isExact: !filtersHere);
                counted = true;
            }

            var wanted = new List<T>(items.Count);
            foreach (var item in items)
            {
                if (!isWanted(item) || !Matches(item))
                {
                    continue;
                }

                if (toSkip > 0)
                {
                    toSkip--;
                }
                else if (left-- > 0)
                {
                    wanted.Add(item);
                }
            }

            WriteObject(wanted, enumerateCollection: true);
            if (!listing.IsAtEnd)
            {
                // Only who has taken these is asked whether there shall be more.
                await WrittenAsync().ConfigureAwait(true);
                Progress.ShowCount(read += items.Count, listing.TotalCount);
            }
        }

        if (!counted)
        {
            WriteTotal(listing.TotalCount ?? 0, isExact: !filtersHere);
        }
    }

    /// <summary>One filter of the query for each value; none where nothing was given.</summary>
    private protected static IEnumerable<KeyValuePair<string, string>> Filter(string name, IEnumerable<string>? values) =>
        (values ?? []).Select(value => new KeyValuePair<string, string>(name, value));

    private static long Clamp(ulong count) => count > long.MaxValue ? long.MaxValue : (long)count;

    private void WriteTotal(long? count, bool isExact) =>
        WriteObject(PagingParameters.NewTotalCount((ulong)(count ?? 0), count is null ? 0.0 : isExact ? 1.0 : 0.5));
}
