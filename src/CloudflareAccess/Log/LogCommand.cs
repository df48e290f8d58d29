using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Reads a log: any window of time, however long, newest or oldest first, and if wanted what happens from now on.</summary>
/// <typeparam name="T">The model of a row.</typeparam>
public abstract class LogCommand<T> : ListResourceCommand<T> where T : AccessObject, new()
{
    /// <summary>The beginning of the time window; with -Follow it is now unless given.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The end of the time window.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Oldest first in place of newest first.</summary>
    [Parameter]
    public SwitchParameter OldestFirst { get; set; }

    /// <summary>Goes on with new rows, oldest first, until it is stopped or the time window ends.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>How often new rows are asked for with -Follow; every five seconds unless given.</summary>
    [Parameter]
    [ValidateNotNull]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When a row happened.</summary>
    private protected abstract DateTimeOffset? TimeOf(T row);

    /// <summary>Writes the rows that the filters let through.</summary>
    private protected void WriteLog()
    {
        var begin = DateTimeOffset.UtcNow;
        var skip = (long)Math.Min(PagingParameters?.Skip ?? 0, long.MaxValue);
        var left = (long)Math.Min(PagingParameters?.First ?? ulong.MaxValue, long.MaxValue);
        long? wanted = left < long.MaxValue - skip && !FiltersHere ? skip + left : null;
        var window = new LogWindow(Follow ? Since ?? begin : Since, Until, OldestFirst || Follow);
        var listing = new LogListing<T>(Client, Resource, Location, Query.ToList(), TimeOf, window, wanted);
        var counted = PagingParameters?.IncludeTotalCount != true;
        while (left > 0)
        {
            var rows = Await(listing.NextAsync);
            if (!counted)
            {
                WriteObject(PagingParameters!.NewTotalCount((ulong)(listing.TotalCount ?? 0), listing.TotalCount is null ? 0.0 : FiltersHere ? 0.5 : 1.0));
                counted = true;
            }

            if (rows is null)
            {
                if (!Follow || DateTimeOffset.UtcNow > Until)
                {
                    return;
                }

                Await(call => Task.Delay(Every, call.Token));
                listing.Resume(window.Since ?? begin);
                continue;
            }

            foreach (var row in rows.Where(Matches))
            {
                if (skip > 0)
                {
                    skip--;
                }
                else if (left-- > 0)
                {
                    WriteObject(row);
                }
            }
        }
    }
}
