using System.Collections.Generic;
using System.Management.Automation;

namespace CloudflareAccess.Benchmarks;

/// <summary>Writes objects that are there already: what is left is the engine's own part of a pipeline.</summary>
[Cmdlet(VerbsCommunications.Write, "Ready")]
public sealed class WriteReadyCommand : PSCmdlet
{
    /// <summary>The objects.</summary>
    internal static IReadOnlyList<object> Ready { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(Ready, enumerateCollection: true);
}
