using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Resources;

/// <summary>Finds what still uses an object: the API refuses to delete it and does not say because of what.</summary>
internal static class Usage
{
    /// <summary>What names the object, as a person would say it. Kinds that may not be read are left out.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        AccessClient client, ObjectIndex index, AccessLocation at, Resource resource, string key, TimeSpan notBefore, ApiCall call)
    {
        var users = new List<string>();
        var used = await resource.OneAsync(client, at, key, call).ConfigureAwait(false);
        var top = new AccessLocation(at.Scope);
        foreach (var other in AccessApi.All.Where(other => other.Kind == ResourceKind.Configuration && other.CanBeReadIn(at.Scope) && other.MayReferTo(resource)))
        {
            foreach (var item in await ReadableAsync(other, index, top, notBefore, call).ConfigureAwait(false))
            {
                users.AddRange(other.ReferencesOf(item.Document)
                    .Where(reference => reference.IsTo(resource, used))
                    .Select(reference => Name(other, item, reference.Place))
                    .Distinct());
            }
        }

        return users;
    }

    private static async Task<IReadOnlyList<AccessObject>> ReadableAsync(
        Resource resource, ObjectIndex index, AccessLocation at, TimeSpan notBefore, ApiCall call)
    {
        try
        {
            return await index.AllAsync(resource, at, notBefore, call).ConfigureAwait(false);
        }
        catch (AccessApiException error) when (error.Kind is AccessErrorKind.Forbidden or AccessErrorKind.NotFound)
        {
            return [];
        }
    }

    // What an app owns has a name of its own.
    private static string Name(Resource resource, AccessObject item, FieldPath place)
    {
        var name = resource.IsSingleton ? resource.Title : $"{resource.Title} '{item}'";
        var owned = resource.Parts.SelectMany(part => part.In(item.Document).Select(found => (part.Resource.Title, found.Place, found.Document)))
            .FirstOrDefault(found => place.IsBelow(found.Place));
        return owned.Place is null ? name : $"{owned.Title} '{AccessDocument.TextOf(owned.Document["name"])}' of {name}";
    }
}
