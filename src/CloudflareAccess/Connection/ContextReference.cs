using System;

namespace CloudflareAccess;

/// <summary>A context by name or as the object that <c>Connect-CfAccess -PassThru</c> gives.</summary>
public sealed class ContextReference
{
    /// <summary>By name.</summary>
    /// <param name="name">The name that Connect-CfAccess was given.</param>
    public ContextReference(string name) => Name = name;

    /// <summary>As an object; it may come from another runspace.</summary>
    /// <param name="context">The context.</param>
    public ContextReference(CfAccessContext context)
    {
        Context = context ?? throw new ArgumentNullException(nameof(context));
        Name = context.Name;
    }

    internal string Name { get; }

    internal CfAccessContext? Context { get; }

    /// <summary>The name.</summary>
    /// <returns>The name of the context.</returns>
    public override string ToString() => Name;
}
