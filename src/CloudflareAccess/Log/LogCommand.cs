using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources.Listing;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Log;

namespace CloudflareAccess;

/// <summary>Reads a log: any window of time, newest or oldest first, and with -Follow also the rows that come from now on.</summary>
/// <typeparam name="T">The model of a row.</typeparam>
public abstract class LogCommand<T> : ResourceCommand<T> where T : AccessObject, new()
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

    /// <summary>How often new rows are requested with -Follow; every five seconds by default.</summary>
    [Parameter]
    [ValidateNotNull]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The rows that are wanted.</summary>
    private protected abstract LogFilter<T> Filter();

    /// <summary>The time of a row.</summary>
    private protected abstract DateTimeOffset? TimeOf(T row);

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        var begin = DateTimeOffset.UtcNow;
        var filter = Filter();
        var paging = new Paging(PagingParameters);
        var window = new LogWindow(Follow ? Since ?? begin : Since, Until, OldestFirst || Follow);
        var listing = new LogListing<T>(Api, Resource, Location, filter.Query, TimeOf, window, filter.IsExact ? paging.Reach : null);
        while (!paging.IsFull)
        {
            var rows = Await(listing.NextAsync);
            if (paging.TotalCount(listing.TotalCount, filter.IsExact) is { } total)
            {
                WriteObject(total);
            }

            if (rows is not null)
            {
                WriteObject(paging.Take(rows.Where(filter.IsWanted)), enumerateCollection: true);
            }
            else if (Follow && !(DateTimeOffset.UtcNow > Until))
            {
                Await(call => Task.Delay(Every, call.Token));
                listing.Resume(window.Since ?? begin);
            }
            else
            {
                return;
            }
        }
    }
}
