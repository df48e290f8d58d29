using System.Linq;

namespace CloudflareAccess.Client.Resources.Listing;

/// <summary>The page sizes that the API accepts: a set, not a range.</summary>
internal static class PageSizes
{
    private static readonly int[] Accepted = [1, 5, 10, 20, 25, 50, 100, 1000];

    /// <summary>The smallest that brings as many in one page, or else the largest.</summary>
    public static int SmallestFor(long count) => Accepted.Where(size => size >= count).DefaultIfEmpty(Accepted[Accepted.Length - 1]).First();

    /// <summary>Of those up to <paramref name="largest"/> the smallest that brings what is wanted in one page, or else the largest.</summary>
    public static int For(int largest, long skip, long? first)
    {
        var accepted = Accepted.Where(size => size <= largest).ToArray();
        return first is { } count and > 0
            ? accepted.Where(size => skip / size == (skip + count - 1) / size).DefaultIfEmpty(accepted[accepted.Length - 1]).First()
            : accepted[accepted.Length - 1];
    }
}
