using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Resources;

/// <summary>A field that names other objects: where it is, and of which resource those objects are.</summary>
/// <param name="path">The path to the field, such as <c>allowed_idps[]</c>.</param>
/// <param name="to">The <see cref="Resource.Name"/> of the resource of those objects.</param>
internal sealed class Reference(string path, string to)
{
    /// <summary>The path to the field.</summary>
    public FieldPath Path { get; } = FieldPath.Parse(path);

    /// <summary>The name of the resource that the objects belong to.</summary>
    public string To { get; } = to;

    /// <summary>The field of those objects whose value stands here; null for their key.</summary>
    public string? By { get; init; }

    /// <summary>Whether the field of this object is such a reference, where that depends on the fields beside it.</summary>
    public Func<JsonObject, bool> When { get; init; } = static _ => true;

    /// <summary>The references that a document has by this field.</summary>
    public IEnumerable<FoundReference> In(JsonObject document) =>
        from place in Path.PlacesIn(document)
        let value = AccessDocument.TextOf(place.Read(document) as JsonValue)
        where !string.IsNullOrEmpty(value) && place.OwnersIn(document).All(When)
        select new FoundReference(place, To, By, value);
}

/// <summary>A reference in a document.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="To">The name of the resource that the object belongs to.</param>
/// <param name="By">The field of that object whose value stands here; null for its key.</param>
/// <param name="Value">What stands there: an id, or a name as long as it was not looked up.</param>
internal sealed record FoundReference(FieldPath Place, string To, string? By, string Value)
{
    /// <summary>Whether it leads to this object.</summary>
    public bool IsTo(Resource resource, AccessObject item) =>
        To == resource.Name && Value == (By is null ? item.Key : AccessDocument.TextOf(item.Document[By]));
}

/// <summary>Objects of another resource that a document holds whole, such as the policies that an app owns.</summary>
/// <param name="path">The path to them.</param>
/// <param name="of">The <see cref="Resource.Name"/> of the resource whose objects they are.</param>
internal sealed class ResourcePart(string path, string of)
{
    /// <summary>The path to them.</summary>
    public FieldPath Path { get; } = FieldPath.Parse(path);

    /// <summary>The resource whose objects they are.</summary>
    public Resource Resource => AccessApi.Named(of);

    /// <summary>Whether one belongs to the document, and is not only linked there.</summary>
    public Func<JsonObject, bool> IsOwned { get; init; } = static _ => true;

    /// <summary>The places of those that belong to the document.</summary>
    public IEnumerable<(FieldPath Place, JsonObject Document)> In(JsonObject document) =>
        from place in Path.PlacesIn(document)
        let part = place.Read(document) as JsonObject
        where part is not null && IsOwned(part)
        select (place, part);
}
