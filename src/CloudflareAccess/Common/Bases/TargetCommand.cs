using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Does something to objects that are named by id, by name, or piped.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class TargetCommand<T> : ResourceCommand<T>, IThrottled where T : AccessObject, new()
{
    /// <summary>What the command was given.</summary>
    private protected abstract IReadOnlyList<AccessReference> Targets { get; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    /// <inheritdoc/>
    protected override void OnRecord() => Each(Targets, target => DoAsync(TargetOf(target)));

    /// <summary>Does it to one object.</summary>
    private protected abstract Task DoAsync(Target target);
}
