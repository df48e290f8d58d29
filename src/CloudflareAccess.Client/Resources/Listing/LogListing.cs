using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Resources.Listing;

/// <summary>
/// Reads a log of any length. How deep its pages go is not known, so that a page which is full is followed by a narrower
/// window of time, not by a deeper page; rows on the edge between the two come twice and are given once.
/// </summary>
internal sealed class LogListing<T> where T : AccessObject, new()
{
    // Rows may arrive late: whoever follows a log looks back this far.
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(1);

    private readonly AccessClient _client;
    private readonly Resource<T> _resource;
    private readonly AccessLocation _at;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _query;
    private readonly Func<T, DateTimeOffset?> _timeOf;
    private readonly bool _oldestFirst;
    private readonly int _size;
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private List<(string Row, DateTimeOffset Time)> _recent = [];
    private DateTimeOffset? _since;
    private DateTimeOffset? _until;
    private DateTimeOffset? _last;
    private int _page = 1;
    private bool _ended;

    /// <param name="client">The way to the API.</param>
    /// <param name="resource">The log.</param>
    /// <param name="at">Where it is.</param>
    /// <param name="query">Filters that the server applies.</param>
    /// <param name="timeOf">When a row happened.</param>
    /// <param name="window">From when until when, and in which order.</param>
    /// <param name="wanted">How many rows are wanted at most; null for all.</param>
    public LogListing(
        AccessClient client, Resource<T> resource, AccessLocation at, IReadOnlyList<KeyValuePair<string, string>> query, Func<T, DateTimeOffset?> timeOf, LogWindow window, long? wanted)
    {
        _client = client;
        _resource = resource;
        _at = at;
        _query = query;
        _timeOf = timeOf;
        (_since, _until, _oldestFirst) = window;
        _size = PageSizes.SmallestFor(wanted ?? long.MaxValue);
    }

    /// <summary>How many rows there are in all, as the first page said; null where it did not.</summary>
    public long? TotalCount { get; private set; }

    /// <summary>The next rows; null at the end.</summary>
    public async Task<IReadOnlyList<T>?> NextAsync(ApiCall call)
    {
        while (!_ended)
        {
            var page = await _client.ListAsync(_resource, _at, Query(), _page, _size, call).ConfigureAwait(false);
            TotalCount ??= page.Info.TotalCount;
            var fresh = page.Items.Where(IsFresh).ToList();
            Advance(page);
            if (fresh.Count > 0)
            {
                return fresh;
            }
        }

        return null;
    }

    /// <summary>After the end, goes on with what has happened since.</summary>
    public void Resume(DateTimeOffset begin)
    {
        _since = Floor((_last ?? begin) - (_last is null ? TimeSpan.Zero : Lateness));
        _page = 1;
        _ended = false;
        Remember();
    }

    private List<KeyValuePair<string, string>> Query()
    {
        var query = new List<KeyValuePair<string, string>>(_query) { new("direction", _oldestFirst ? "asc" : "desc") };
        if (_since is { } since)
        {
            query.Add(new("since", ApiTime.Write(since)));
        }

        if (_until is { } until)
        {
            query.Add(new("until", ApiTime.Write(until)));
        }

        return query;
    }

    private bool IsFresh(T row)
    {
        var text = row.Document.ToJsonString(ClientJson.Compact);
        if (_seen.TryGetValue(text, out var times) && times > 0)
        {
            _seen[text] = times - 1;
            return false;
        }

        if (_timeOf(row) is { } time)
        {
            _recent.Add((text, time));
            _last = time;
        }

        return true;
    }

    private void Advance(Page<T> page)
    {
        var size = page.Info.PerPage is > 0 and { } said ? said : _size;
        if (page.Items.Count < size || page.Items.Count == 0)
        {
            _ended = true;
            return;
        }

        var edge = _timeOf(page.Items[page.Items.Count - 1]);
        var next = edge is not { } time ? null : _oldestFirst ? Floor(time) : (DateTimeOffset?)Floor(time).AddSeconds(1);
        if (next is null || next == (_oldestFirst ? _since : _until))
        {
            _page++;
            return;
        }

        if (_oldestFirst)
        {
            _since = next;
        }
        else
        {
            _until = next;
        }

        _page = 1;
        Remember();
    }

    // What was given already and will come again.
    private void Remember()
    {
        _recent = _recent.Where(row => _oldestFirst ? row.Time >= _last - Lateness - TimeSpan.FromSeconds(1) : row.Time <= _until).ToList();
        _seen.Clear();
        foreach (var (row, _) in _recent)
        {
            _seen[row] = _seen.TryGetValue(row, out var times) ? times + 1 : 1;
        }
    }

    // How fine the API reads a time is not known: whole seconds are safe.
    private static DateTimeOffset Floor(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
