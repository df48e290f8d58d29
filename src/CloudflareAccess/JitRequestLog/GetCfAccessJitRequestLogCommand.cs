using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets requests for access that somebody had to approve. Only by id they come with what happened to them.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessJitRequestLog", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessJitRequestLog))]
public sealed class GetCfAccessJitRequestLogCommand : ReadResourceCommand<AccessJitRequestLog>
{
    /// <summary>Ids of requests.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("KnockRequestId")]
    public string[]? Id { get; set; }

    /// <summary>Those that this became of only.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? Status { get; set; }

    /// <summary>
    /// Only requests with this text in their id, in the email address of the user, or in the audience tag or hostname of the app.
    /// </summary>
    [Parameter(ParameterSetName = ByName)]
    public string? Search { get; set; }

    /// <summary>The beginning of the time window.</summary>
    [Parameter(ParameterSetName = ByName)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The end of the time window.</summary>
    [Parameter(ParameterSetName = ByName)]
    public DateTimeOffset? Until { get; set; }

    private protected override string[]? Ids => Id;

    private protected override Resource<AccessJitRequestLog> Resource => AccessApi.JitRequestLogs;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query =>
    [
        .. QueryFilter.Of("status", Status?.ToUpperInvariant()),
        .. QueryFilter.Of("search", Search),
        .. QueryFilter.Of("since", Since is { } since ? ApiTime.Write(since) : null),
        .. QueryFilter.Of("until", Until is { } until ? ApiTime.Write(until) : null),
    ];
}
