using System;
using System.Management.Automation;

namespace CloudflareAccess.Common.Errors;

/// <summary>Carries an error from where it was found to the item that it belongs to.</summary>
internal sealed class ItemFailedException(ErrorRecord record) : Exception(record.Exception.Message)
{
    public ErrorRecord Record { get; } = record;
}
