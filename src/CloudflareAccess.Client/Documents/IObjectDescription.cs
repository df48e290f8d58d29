using System.Collections.Generic;
using System.Security;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Documents;

/// <summary>What an object, and a change of it, must know about the resource that it belongs to.</summary>
internal interface IObjectDescription
{
    /// <summary>What a sentence calls one: <c>service token</c>.</summary>
    string Title { get; }

    /// <summary>Fields that the server writes: never sent.</summary>
    IReadOnlyCollection<string> ReadOnly { get; }

    /// <summary>Fields that keep the value that they were created with.</summary>
    IEnumerable<string> Fixed { get; }

    /// <summary>Fields made of many settings: a change names some of them, and the others stay.</summary>
    IReadOnlyCollection<string> Merged { get; }

    /// <summary>The description of the objects that a field holds whole; null for other fields.</summary>
    IObjectDescription? PartIn(string field);

    /// <summary>Empties the field behind a property of the model; throws <see cref="InvalidValueException"/> where none can be emptied.</summary>
    void Clear(JsonObject document, string property);

    /// <summary>Changes fields that have to change together with others; null for <paramref name="before"/> means a new object.</summary>
    void KeepInStep(JsonObject document, JsonObject? before);

    /// <summary>Gives fields that were taken out of a document the value that empties them on the server.</summary>
    void EmptyAbsent(JsonObject document, JsonObject before);

    /// <summary>The body that creates an object.</summary>
    JsonObject CreateBody(JsonObject document, IReadOnlyDictionary<string, SecureString> secrets);

    /// <summary>The body that makes the server hold a document.</summary>
    JsonObject UpdateBody(JsonObject document, IReadOnlyDictionary<string, SecureString> secrets);

    /// <summary>The paths of the secrets that an update has to carry and that no response shows.</summary>
    IEnumerable<string> SecretsToRewrite(JsonObject document);
}
