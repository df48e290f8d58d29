using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Client.Resources;

/// <summary>
/// The resources of the Access API, a file for each area. Adding a resource means adding it here, with its model and its
/// cmdlets.
/// </summary>
internal static partial class AccessApi
{
    private const Scopes Both = Scopes.Account | Scopes.Zone;
    private const string AppPermission = "Access: Apps and Policies";
    private const string AuditPermission = "Access: Audit Logs";
    private const string SeatPermission = "Zero Trust: Seats Write";
    private const string OrganizationPermission = "Access: Organizations, Identity Providers, and Groups";

    // From the fields themselves, so that none can be left out; on demand, because static fields of several files are
    // initialized in no certain order.
    private static readonly Lazy<IReadOnlyList<Resource>> Described = new(static () => typeof(AccessApi)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => field.GetValue(null))
        .OfType<Resource>()
        .ToList());

    private static readonly Lazy<IReadOnlyDictionary<string, Resource>> ByName = new(static () =>
        Described.Value.ToDictionary(static resource => resource.Name, StringComparer.Ordinal));

    /// <summary>All resources.</summary>
    public static IReadOnlyList<Resource> All => Described.Value;

    /// <summary>The resource of a name.</summary>
    public static Resource Named(string name) => ByName.Value[name];

    /// <summary>The resource that a path below the base leads to, with its scope; null where none is described.</summary>
    public static Resource? At(string path)
    {
        var segments = path.Trim('/').Split('/');
        var below = segments.Skip(segments[0] is "accounts" or "zones" ? 2 : 0).ToArray();
        return All.Where(resource => resource.Leads(below)).OrderByDescending(static resource => resource.Path.Length).FirstOrDefault();
    }

    /// <summary>The description by which objects of a model are listed and changed: the first that has it.</summary>
    public static Resource Of(Type model) => All.FirstOrDefault(resource => resource.Model == model)
        ?? throw new ArgumentException($"No resource has the model {model}.", nameof(model));
}
