using System;
using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets the log of logins, newest first: who asked for which app, from where, and whether it was allowed. Bypassed traffic is not logged.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessRequestLog", SupportsPaging = true)]
[OutputType(typeof(AccessRequestLog))]
public sealed class GetCfAccessRequestLogCommand : ListResourceCommand<AccessRequestLog>
{
    /// <summary>The beginning of the time window.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The end of the time window.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>The user's email address, whole.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string? Email { get; set; }

    /// <summary>Oldest first in place of newest first.</summary>
    [Parameter]
    public SwitchParameter OldestFirst { get; set; }

    private protected override Resource<AccessRequestLog> Resource => AccessApi.RequestLogs;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query
    {
        get
        {
            var query = new List<KeyValuePair<string, string>> { new("direction", OldestFirst ? "asc" : "desc") };
            if (Since is { } since)
            {
                query.Add(new("since", ApiTime.Write(since)));
            }

            if (Until is { } until)
            {
                query.Add(new("until", ApiTime.Write(until)));
            }

            if (Email is not null)
            {
                query.Add(new("email", EmailAddress.Check(Email)!));
                query.Add(new("email_exact", "true"));
            }

            return query;
        }
    }

    /// <inheritdoc/>
    protected override void Process() => WriteList(static _ => true);
}
