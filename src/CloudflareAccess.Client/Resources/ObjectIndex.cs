using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Resources;

/// <summary>
/// The objects of a sign-in, by resource and place: one list is read once for all that need it within a minute. Names that
/// are looked up, what uses an object, and completion come from here.
/// </summary>
internal sealed class ObjectIndex(AccessClient client)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (TimeSpan Begun, Task<IReadOnlyList<AccessObject>> List)> _lists = new(StringComparer.Ordinal);

    /// <summary>The present moment, on the clock by which lists grow old.</summary>
    public TimeSpan Now => client.Clock.Uptime;

    /// <summary>All objects of a resource in a place, as a list shows them that was begun at <paramref name="notBefore"/> or later.</summary>
    public Task<IReadOnlyList<AccessObject>> AllAsync(Resource resource, AccessLocation at, TimeSpan notBefore, ApiCall call) =>
        AllAsync(resource, at, [], notBefore, call);

    /// <summary>The objects that may have a name: of those that the API can filter by it, or all.</summary>
    public Task<IReadOnlyList<AccessObject>> NamedAsync(Resource resource, AccessLocation at, string name, TimeSpan notBefore, ApiCall call) =>
        AllAsync(resource, at, resource.NameFilter is { } filter ? [new(filter, name)] : [], notBefore, call);

    private Task<IReadOnlyList<AccessObject>> AllAsync(
        Resource resource, AccessLocation at, KeyValuePair<string, string>[] query, TimeSpan notBefore, ApiCall call)
    {
        var key = string.Join("\n", new[] { resource.PathTo(at) }.Concat(query.Select(static pair => pair.Value)));
        lock (_lists)
        {
            if (_lists.TryGetValue(key, out var known) && known.Begun >= notBefore && !known.List.IsFaulted && !known.List.IsCanceled)
            {
                return known.List;
            }

            foreach (var old in _lists.Where(entry => Now - entry.Value.Begun > Kept).Select(static entry => entry.Key).ToList())
            {
                _lists.Remove(old);
            }

            var begun = Now;
            var list = resource.AllAsync(client, at, query, call);
            _lists[key] = (begun, list);
            return list;
        }
    }
}
