using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareAccess;

/// <summary>The few members of newer .NET that the tests use, for the build on .NET Framework.</summary>
internal static class NewerMembers
{
    public static IEnumerable<T> Order<T>(this IEnumerable<T> items) => items.OrderBy(static item => item);

    public static IEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) => items.OrderBy(static item => item, comparer);

    public static IEnumerable<(T First, TOther Second)> Zip<T, TOther>(this IEnumerable<T> items, IEnumerable<TOther> others) =>
        items.Zip(others, static (first, second) => (first, second));

    public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
        (key, value) = (pair.Key, pair.Value);

    public static string Replace(this string text, string old, string by, StringComparison comparison) =>
        comparison == StringComparison.Ordinal ? text.Replace(old, by) : throw new NotSupportedException();

    public static Task<string> ReadAsStringAsync(this HttpContent content, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return content.ReadAsStringAsync();
    }

    public static async Task WaitAsync(this Task task, CancellationToken token)
    {
        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (token.Register(() => stopped.TrySetCanceled(token)))
        {
            await await Task.WhenAny(task, stopped.Task).ConfigureAwait(false);
        }
    }

    extension(Parallel)
    {
        public static Task ForAsync(int from, int to, ParallelOptions options, Func<int, CancellationToken, Task> work)
        {
            var next = from - 1;
            return Task.WhenAll(Enumerable.Range(0, options.MaxDegreeOfParallelism).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Increment(ref next) is var number && number < to)
                {
                    await work(number, options.CancellationToken).ConfigureAwait(false);
                }
            })));
        }
    }
}
