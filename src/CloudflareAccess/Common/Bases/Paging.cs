using System.Collections.Generic;
using System.Management.Automation;

namespace CloudflareAccess.Common.Bases;

/// <summary>Applies -First, -Skip and -IncludeTotalCount to objects that come page by page.</summary>
internal sealed class Paging
{
    private readonly PagingParameters? _parameters;
    private long _toSkip;
    private long _left;
    private bool _isCounted;

    /// <param name="parameters">The parameters; null for a cmdlet that has none.</param>
    public Paging(PagingParameters? parameters)
    {
        _parameters = parameters;
        Skip = Clamp(parameters?.Skip ?? 0);
        First = parameters is { First: < long.MaxValue } ? (long)parameters.First : null;
        _toSkip = Skip;
        _left = First ?? long.MaxValue;
        _isCounted = parameters?.IncludeTotalCount != true;
    }

    /// <summary>How many objects to leave out at the beginning.</summary>
    public long Skip { get; }

    /// <summary>How many objects to return at most; null for all.</summary>
    public long? First { get; }

    /// <summary>How many objects of the list are needed, the skipped ones included; null for all.</summary>
    public long? Reach => First < long.MaxValue - Skip ? Skip + First : null;

    /// <summary>Whether no further object is wanted.</summary>
    public bool IsFull => _left <= 0;

    /// <summary>Leaves it to the server to skip and to end: all objects that come are returned.</summary>
    public void LeaveToServer() => (_toSkip, _left) = (0, long.MaxValue);

    /// <summary>The objects of a page that are to be returned.</summary>
    public List<T> Take<T>(IEnumerable<T> page)
    {
        var taken = new List<T>();
        foreach (var item in page)
        {
            if (_toSkip > 0)
            {
                _toSkip--;
            }
            else if (_left-- > 0)
            {
                taken.Add(item);
            }
        }

        return taken;
    }

    /// <summary>The total count, for the first call and with -IncludeTotalCount only; else null.</summary>
    /// <param name="count">The count; null where the server does not tell it.</param>
    /// <param name="isExact">False where the module filters what the server counts.</param>
    public PSObject? TotalCount(long? count, bool isExact)
    {
        if (_isCounted)
        {
            return null;
        }

        _isCounted = true;
        return _parameters!.NewTotalCount((ulong)(count ?? 0), count is null ? 0.0 : isExact ? 1.0 : 0.5);
    }

    private static long Clamp(ulong count) => count > long.MaxValue ? long.MaxValue : (long)count;
}
