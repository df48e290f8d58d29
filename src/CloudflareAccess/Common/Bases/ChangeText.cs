using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Common.Bases;

/// <summary>Prints what a change does, for <c>-WhatIf</c> and questions: one line for each field, old and new value.</summary>
internal static class ChangeText
{
    public static string Of(Resource resource, ObjectChange change) => Joined(
        Lines(resource, change.Fields).Concat(change.NewSecrets.Select(static path => $"  {path}: (a new secret)")));

    public static string Of(Resource resource, IEnumerable<FieldChange> fields) => Joined(Lines(resource, fields));

    private static IEnumerable<string> Lines(Resource resource, IEnumerable<FieldChange> fields) =>
        fields.Select(change => $"  {change.Field}: {Shown(resource, change.Field, change.Old)} → {Shown(resource, change.Field, change.New)}");

    private static string Joined(IEnumerable<string> lines) => string.Join(Environment.NewLine, lines);

    private static string Shown(Resource resource, string field, JsonNode? value) => value switch
    {
        null => "(none)",
        JsonValue when AccessDocument.TextOf(value)!.Length == 0 => "(none)",
        JsonArray rules when resource.RuleFields.Contains(field) =>
            $"[{string.Join("; ", rules.OfType<JsonObject>().Select(static rule => AccessRule.FromJson(rule).Text))}]",
        JsonArray parts when resource.PartIn(field) is not null => $"[{string.Join("; ", parts.Select(Named))}]",
        JsonValue when value.GetValueKind() == JsonValueKind.String => AccessDocument.TextOf(value)!,
        _ => SecretMask.Apply(value.ToJsonString(ClientJson.Compact)),
    };

    // A policy of an app, as its place and name.
    private static string? Named(JsonNode? part) => part is JsonObject link
        ? $"{link["precedence"]} {AccessDocument.TextOf(link["name"]) ?? AccessDocument.TextOf(link["id"])}".TrimStart()
        : AccessDocument.TextOf(part);
}
