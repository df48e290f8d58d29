using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Does something to objects that are named by id, by name, or piped.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class TargetCommand<T> : ResourceCommand<T> where T : AccessObject, new()
{
    /// <summary>What the command was given.</summary>
    private protected abstract IReadOnlyList<AccessReference> Targets { get; }

    /// <inheritdoc/>
    protected override void Process() => Each(Targets, target => Do(TargetOf(target)));

    /// <summary>Does it to one object.</summary>
    private protected abstract void Do(Target target);
}
