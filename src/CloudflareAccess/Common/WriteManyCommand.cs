using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Makes or changes objects of which there are many.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class WriteManyCommand<T> : WriteResourceCommand<T> where T : AccessObject, new()
{
    /// <summary>How many objects are worked on at the same time; results come in the order of the input. What shows a secret works on one at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    // A secret that is shown once must reach the caller: none may be made while another is on its way.
    private protected override int Limit => this is IShowsSecret ? 1 : ThrottleLimit;
}
