using System;
using System.Management.Automation;

namespace CloudflareAccess.Common.Binding;

/// <summary>Takes a yes or no, or a number, out of the cell of a table, where all is text and what is empty was not given.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CellAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text ? inputData
        : text.Length == 0 ? null
        : bool.TryParse(text, out var flag) ? flag
        : int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentTransformationMetadataException($"'{text}' is neither True nor False, nor a number.");
}
