using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Common.Binding;

/// <summary>
/// Takes the name out of a row, such as Import-Csv gives: the first of these properties that says something. A row that
/// has none of them is not bound; what it prints would be taken for a name.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NamedByAttribute(params string[] properties) : ArgumentTransformationAttribute
{
    /// <summary>The kind of object that is named. One of another kind that is about such an object means it, and else is not bound.</summary>
    public string? Noun { get; init; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is PSObject { BaseObject: PSCustomObject } row)
        {
            return properties.Select(name => row.Properties[name]?.Value).FirstOrDefault(static value => !string.IsNullOrEmpty(value?.ToString()))
                ?? throw Unbound($"A row has to have one of the properties {string.Join(", ", properties)}.");
        }

        return Noun is null || (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not AccessObject item || AccessApi.Named(Noun).Model.IsInstanceOfType(item)
            ? inputData
            : item.About(Noun) ?? throw Unbound($"'{item}' is of the wrong kind.");
    }

    // With a failed cast inside, PowerShell goes on to what takes properties.
    private static ArgumentTransformationMetadataException Unbound(string message) => new(message, new PSInvalidCastException(message));
}
