using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>
/// The live names that a context completes. A key press waits a quarter of a second at most; a list that takes longer
/// is there for the next one.
/// </summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (DateTimeOffset Begun, Task<IReadOnlyList<AccessObject>> List)> _lists = new(StringComparer.Ordinal);

    /// <summary>The objects that are there to be named, or none when they cannot be had in time.</summary>
    public IReadOnlyList<AccessObject> Objects(Resource resource, AccessClient client, ResourceLocation at)
    {
        var now = DateTimeOffset.UtcNow;
        var entry = _lists.AddOrUpdate(
            resource.PathTo(at),
            _ => (now, Fetch(resource, client, at)),
            (_, old) => now - old.Begun < Freshness && !old.List.IsFaulted && !old.List.IsCanceled ? old : (now, Fetch(resource, client, at)));
        return Task.WaitAny([entry.List], Patience) == 0 && entry.List.Status == TaskStatus.RanToCompletion ? entry.List.Result : [];
    }

    // The list goes on after the key press has given up on it, but not for ever.
    private static Task<IReadOnlyList<AccessObject>> Fetch(Resource resource, AccessClient client, ResourceLocation at) => Task.Run(async () =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await resource.AllAsync(client, at, [], new ApiCall(Silence.Instance, limit.Token)).ConfigureAwait(false);
    });

    private sealed class Silence : IRequestObserver
    {
        public static readonly Silence Instance = new();

        public bool WantsBodies => false;

        public void Attempted(string line)
        {
        }

        public void Bodies(string text)
        {
        }

        public void Waiting(TimeSpan time, string reason)
        {
        }
    }
}
