using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Documents;

/// <summary>
/// A planned change of one object, or the creation of one: what the server would hold, what differs, and the body that is
/// sent. Planning reads nothing and changes nothing.
/// </summary>
internal sealed class ObjectChange
{
    private static readonly Dictionary<string, SecureString> NoSecrets = [];

    private ObjectChange(JsonObject body, IReadOnlyList<FieldChange> fields, IReadOnlyList<string> newSecrets, IReadOnlyList<string> missingSecrets)
    {
        Body = body;
        Fields = fields;
        NewSecrets = newSecrets;
        MissingSecrets = missingSecrets;
    }

    /// <summary>The body that makes the change, secrets included.</summary>
    public JsonObject Body { get; }

    /// <summary>The fields that get another value on the server.</summary>
    public IReadOnlyList<FieldChange> Fields { get; }

    /// <summary>The paths of the secrets that were given.</summary>
    public IReadOnlyList<string> NewSecrets { get; }

    /// <summary>The paths of secrets that the body has to carry, that no response shows and that were not given.</summary>
    public IReadOnlyList<string> MissingSecrets { get; }

    /// <summary>Whether the server holds already what was asked for.</summary>
    public bool IsEmpty => Fields.Count == 0 && NewSecrets.Count == 0;

    /// <summary>Plans a change.</summary>
    /// <param name="resource">The description of the object.</param>
    /// <param name="current">The object as the server has it now; null to create one.</param>
    /// <param name="edits">Fields that were changed in a document since it was read, ids in place of names; null for none. A field with the value null is taken out.</param>
    /// <param name="given">Fields and secrets that were given beside it; they win over <paramref name="edits"/>.</param>
    /// <param name="clear">Properties of the model to empty.</param>
    /// <exception cref="InvalidValueException">A field cannot be set, changed or emptied, or fields contradict each other.</exception>
    public static ObjectChange Plan(IObjectDescription resource, AccessObject? current, JsonObject? edits, AccessObject given, IEnumerable<string> clear)
    {
        RefuseReadOnly(resource, given.Document);
        var before = (JsonObject?)current?.Document.DeepClone();
        var desired = (JsonObject?)before?.DeepClone() ?? [];
        foreach (var edit in edits?.Where(edit => !resource.ReadOnly.Contains(edit.Key)) ?? [])
        {
            desired[edit.Key] = edit.Value?.DeepClone();
        }

        Merge(desired, given.Document, resource.Merged);
        foreach (var property in clear)
        {
            resource.Clear(desired, property);
        }

        if (before is not null)
        {
            RefuseFixed(resource, before, desired);
        }

        resource.KeepInStep(desired, before);
        if (before is not null)
        {
            resource.EmptyAbsent(desired, before);
        }

        var secrets = (current?.Secrets ?? NoSecrets).Concat(given.Secrets)
            .GroupBy(static secret => secret.Key).ToDictionary(static secret => secret.Key, static secret => secret.Last().Value);
        return new ObjectChange(
            before is null ? resource.CreateBody(desired, secrets) : resource.UpdateBody(desired, secrets),
            Changed(resource, before, desired),
            given.Secrets.Keys.ToList(),
            before is null ? [] : resource.SecretsToRewrite(desired).Where(path => !secrets.ContainsKey(path)).ToList());
    }

    // What is written in the same way is no change: policies that are read whole are written as links.
    private static List<FieldChange> Changed(IObjectDescription resource, JsonObject? before, JsonObject desired)
    {
        var old = before is null ? [] : resource.UpdateBody(before, NoSecrets);
        var body = before is null ? resource.CreateBody(desired, NoSecrets) : resource.UpdateBody(desired, NoSecrets);
        return FieldChange.Between(before ?? [], desired).Where(change => !JsonNode.DeepEquals(old[change.Field], body[change.Field])).ToList();
    }

    private static void RefuseReadOnly(IObjectDescription resource, JsonObject given)
    {
        if (given.Select(static field => field.Key).FirstOrDefault(resource.ReadOnly.Contains) is { } field)
        {
            throw new InvalidValueException($"The {field} of the {resource.Title} cannot be set.");
        }
    }

    private static void RefuseFixed(IObjectDescription resource, JsonObject before, JsonObject desired)
    {
        if (resource.Fixed.FirstOrDefault(field => !JsonNode.DeepEquals(before[field], desired[field])) is { } field)
        {
            throw new InvalidValueException($"The {field} of the {resource.Title} is fixed once it is made.");
        }
    }

    private static void Merge(JsonObject document, JsonObject given, IReadOnlyCollection<string> merged)
    {
        foreach (var field in given)
        {
            if (field.Value is JsonObject settings && merged.Contains(field.Key) && document[field.Key] is JsonObject present)
            {
                foreach (var setting in settings)
                {
                    present[setting.Key] = setting.Value?.DeepClone();
                }
            }
            else
            {
                document[field.Key] = field.Value?.DeepClone();
            }
        }
    }
}
