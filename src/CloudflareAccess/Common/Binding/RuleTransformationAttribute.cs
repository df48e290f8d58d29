using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess.Common.Binding;

/// <summary>Turns what a person writes for rules into rules: text, hashtables in the API's own shape, or rules.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RuleTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Flat(inputData).Select(Rule).ToArray();

    // What a command in brackets gave is a list within the list.
    private static IEnumerable<object?> Flat(object? value) =>
        Plain(value) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().SelectMany(Flat) : [value];

    private static AccessRule Rule(object? value)
    {
        try
        {
            return Plain(value) switch
            {
                AccessRule rule => rule,
                IDictionary shape => new AccessRule(shape),
                AccessGroup { Id: { } id } => new AccessRule($"group:{id}"),
                PSObject custom => AccessRule.FromJson((System.Text.Json.Nodes.JsonObject)JsonObjects.ToBody(custom)!),
                var text => AccessRule.Parse(text?.ToString() ?? string.Empty),
            };
        }
        catch (InvalidValueException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }

    private static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
