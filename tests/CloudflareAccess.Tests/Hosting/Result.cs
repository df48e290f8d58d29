using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>The output of a script, stream by stream.</summary>
internal sealed record Result(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<string> Information,
    IReadOnlyList<string> Progress)
{
    /// <summary>The only error.</summary>
    public ErrorRecord Error => Assert.Single(Errors);

    /// <summary>Asserts that there is no error, and returns the output.</summary>
    public IReadOnlyList<PSObject> Ok()
    {
        Assert.True(
            Errors.Count == 0, string.Join(Environment.NewLine, Errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}")));
        return Output;
    }

    /// <summary>Every word in every stream, as a person at the console sees it.</summary>
    public string EverythingShown => string.Join(
        Environment.NewLine,
        Errors.Select(static error => $"{error} {error.Exception} {error.ErrorDetails?.Message}")
            .Concat(Warnings).Concat(Verbose).Concat(Debug).Concat(Information).Concat(Progress));
}
