using System;

namespace CloudflareAccess.Client;

/// <summary>A request for access that somebody had to approve; read-only. Source of truth: <c>access/logs/jit_requests</c>.</summary>
public sealed class AccessJitRequestLog : AccessObject
{
    /// <summary>The id of the request.</summary>
    public override string? Id => KnockRequestId;

    /// <summary>The id under the API's own name.</summary>
    public string? KnockRequestId => Text();

    /// <summary>Who asked.</summary>
    public string? RequesterEmail => Text();

    /// <summary>Why, in the person's own words.</summary>
    public string? PurposeJustification => Text();

    /// <summary>What became of it.</summary>
    [KnownValues("PENDING", "APPROVED", "DENIED", "CANCELED", "SPENT")]
    public string? Status => Text();

    /// <summary>The hostname of the app.</summary>
    public string? AppHostname => Text();

    /// <summary>The audience tag of the app.</summary>
    public string? AppAud => Text();

    /// <summary>How many have approved.</summary>
    public long? ApprovalsReceived => Number();

    /// <summary>Who has approved, each once.</summary>
    public string[]? ApproverEmails => Texts();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>When it ends; the API has it in UTC.</summary>
    public DateTimeOffset? ExpiresAt => Time();

    /// <summary>What happened to it, in order; only on one that was read by its id.</summary>
    public JitEvent[]? Events => Parts<JitEvent>();

    internal override string? Label => RequesterEmail;
}
