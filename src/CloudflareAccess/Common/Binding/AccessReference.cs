using System;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>An object of the API as a parameter takes it: by id, by name, or as the object itself.</summary>
public sealed class AccessReference
{
    /// <summary>By id or name.</summary>
    /// <param name="idOrName">An id, or the name as it is shown; no wildcards.</param>
    public AccessReference(string idOrName) => Text = idOrName ?? throw new ArgumentNullException(nameof(idOrName));

    /// <summary>By id.</summary>
    /// <param name="id">The UUID.</param>
    public AccessReference(Guid id) => Text = id.ToString("D");

    /// <summary>As an object that a cmdlet gave.</summary>
    /// <param name="item">An app, policy, group and so on.</param>
    public AccessReference(AccessObject item)
    {
        Object = item ?? throw new ArgumentNullException(nameof(item));
        Text = item.Key ?? item.Label ?? string.Empty;
    }

    internal string Text { get; }

    internal AccessObject? Object { get; }

    /// <summary>What a person calls it: the name of an object, else what was given.</summary>
    internal string Name => Object?.ToString() ?? Text;

    /// <summary>The id if it is known, else the name.</summary>
    /// <returns>What was given.</returns>
    public override string ToString() => Text;
}
