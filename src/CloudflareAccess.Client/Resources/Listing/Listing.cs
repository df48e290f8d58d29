using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Resources.Listing;

/// <summary>
/// Walks a list page by page. The first page is asked for alone; whoever wants more gets the others asked for ahead, some
/// at a time. Whoever removes what the list gave, while it still goes on, makes the later pages move up; so a list that
/// got shorter is read again until it brings nothing new.
/// </summary>
internal sealed class Listing<T> where T : AccessObject, new()
{
    /// <summary>How many pages are asked for at the same time, unless told.</summary>
    public const int PagesAhead = 8;

    private readonly AccessClient _client;
    private readonly Resource<T> _resource;
    private readonly AccessLocation _at;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _query;

    // All that is kept of an object once it was given: of a hundred thousand, a few megabytes.
    private readonly HashSet<Guid> _seenIds = [];
    private readonly HashSet<string> _seenKeys = new(StringComparer.Ordinal);
    private readonly Queue<Task<Page<T>>> _asked = new();
    private readonly int? _perPage;
    private readonly bool _fromStart;
    private readonly int _ahead;
    private long _skip;
    private long _left;
    private int _page;
    private bool _shrank;
    private bool _freshInPass;

    /// <param name="client">The way to the API.</param>
    /// <param name="resource">What is listed.</param>
    /// <param name="at">Where it is listed.</param>
    /// <param name="query">Filters that the server applies.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="first">How many to give at most; null for all.</param>
    /// <param name="ahead">How many pages are asked for at the same time.</param>
    public Listing(
        AccessClient client,
        Resource<T> resource,
        AccessLocation at,
        IReadOnlyList<KeyValuePair<string, string>> query,
        long skip = 0,
        long? first = null,
        int ahead = PagesAhead)
    {
        _client = client;
        _resource = resource;
        _at = at;
        _query = query;
        _ahead = ahead;
        _fromStart = skip == 0;
        _left = first ?? long.MaxValue;
        _perPage = resource.PageSize is { } largest ? PageSizes.For(largest, skip, first) : null;
        _page = _perPage is { } size ? (int)(skip / size) + 1 : 1;
        _skip = _perPage is { } rows ? skip % rows : skip;
        IsAtEnd = _left == 0;
    }

    /// <summary>How many there are in all, as the last page said; null where lists do not say.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>Whether all has been given.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The next items; null at the end.</summary>
    public async Task<IReadOnlyList<T>?> NextAsync(ApiCall call)
    {
        while (!IsAtEnd)
        {
            Ask(call);
            var page = await _asked.Dequeue().ConfigureAwait(false);
            _shrank |= page.Info.TotalCount < TotalCount;
            TotalCount = page.Info.TotalCount ?? TotalCount;
            var items = new List<T>(page.Items.Count);
            foreach (var item in page.Items.Where(IsFresh))
            {
                _freshInPass = true;
                if (_skip > 0)
                {
                    _skip--;
                }
                else if (_left > 0)
                {
                    _left--;
                    items.Add(item);
                }
            }

            Advance(page);
            IsAtEnd |= _left == 0;
            if (items.Count > 0)
            {
                return items;
            }
        }

        return null;
    }

    private bool IsFresh(T item) => _resource.HasUuid && item.UuidAsRead is { } id ? _seenIds.Add(id) : item.Key is not { } key || _seenKeys.Add(key);

    // Requests only the pages that exist and are wanted, as far as the last page said; one page until one has said it.
    private void Ask(ApiCall call)
    {
        var wanted = TotalCount is { } total && _perPage is { } size ? Math.Min(_ahead, Math.Max(1, PagesLeft(total, size))) : 1;
        while (_asked.Count < wanted)
        {
            _asked.Enqueue(_client.ListAsync(_resource, _at, _query, _perPage is null ? null : _page + _asked.Count, _perPage, call));
        }
    }

    private long PagesLeft(long total, int size) => (Math.Min(total - ((_page - 1L) * size), _left) + size - 1) / size;

    private void Advance(Page<T> page)
    {
        var isLast = _perPage is null || page.Items.Count < _perPage
            || (page.Info.TotalCount is { } total && (long)_page * _perPage >= total);
        if (!isLast)
        {
            _page++;
            return;
        }

        // What was asked for beyond the end is of no use.
        _asked.Clear();
        if (_shrank && _freshInPass && _fromStart)
        {
            _page = 1;
            _shrank = false;
            _freshInPass = false;
        }
        else
        {
            IsAtEnd = true;
        }
    }
}
