using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Makes or changes objects of which there are many.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class WriteManyCommand<T> : WriteResourceCommand<T>, IThrottled where T : AccessObject, new()
{
    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;
}
