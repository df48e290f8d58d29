using System;
using System.Linq;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>
/// Who may use an app, and on what terms. It is reusable and belongs to the account, or belongs to one app
/// (<see cref="AppId"/>).
/// </summary>
public sealed class AccessPolicy : AccessObject
{
    /// <summary>The name.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>
    /// What happens to a person whom the rules fit; <c>non_identity</c> is what service tokens need. Infrastructure
    /// apps know <c>allow</c> only.
    /// </summary>
    [KnownValues("allow", "deny", "non_identity", "bypass")]
    public string? Decision { get => Text(); set => Write(value); }

    /// <summary>Who is meant: a person has to fit one of these rules.</summary>
    public AccessRule[]? Include { get => List(AccessRule.FromJson); set => Write(value?.Select(static rule => rule.ToJsonObject())); }

    /// <summary>Who is not meant: a person may fit none of these rules.</summary>
    public AccessRule[]? Exclude { get => List(AccessRule.FromJson); set => Write(value?.Select(static rule => rule.ToJsonObject())); }

    /// <summary>What else is asked: a person has to fit all of these rules.</summary>
    public AccessRule[]? Require { get => List(AccessRule.FromJson); set => Write(value?.Select(static rule => rule.ToJsonObject())); }

    /// <summary>
    /// The place in the order of an app's policies, from 1; unique in the app. Policies for <c>bypass</c> and
    /// <c>non_identity</c> come first all the same.
    /// </summary>
    public long? Precedence { get => Number(); set => Write(value); }

    /// <summary>How long a login lasts, as a Go duration such as <c>24h</c>; that of the app when absent.</summary>
    public string? SessionDuration { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>Whether an administrator has to approve each session; absent means no.</summary>
    public bool? ApprovalRequired { get => Flag(); set => Write(value); }

    /// <summary>Who may approve.</summary>
    public ApprovalGroup[]? ApprovalGroups { get => Parts<ApprovalGroup>(); set => Write(value); }

    /// <summary>Whether a person has to say why; absent means no.</summary>
    public bool? PurposeJustificationRequired { get => Flag(); set => Write(value); }

    /// <summary>The question that is asked then.</summary>
    public string? PurposeJustificationPrompt { get => Text(); set => Write(value); }

    /// <summary>Whether the app opens in a remote browser; absent means no. The account needs browser isolation.</summary>
    public bool? IsolationRequired { get => Flag(); set => Write(value); }

    /// <summary>The second factor that Access itself asks for.</summary>
    public MfaConfig? MfaConfig { get => Part<MfaConfig>(); set => Write(value); }

    /// <summary>How people may connect to targets by SSH or RDP.</summary>
    public ConnectionRules? ConnectionRules { get => Part<ConnectionRules>(); set => Write(value); }

    /// <summary>Whether the policy belongs to the account and can serve several apps.</summary>
    public bool? Reusable => Flag();

    /// <summary>How many apps use the policy; reusable policies only. One that is used cannot be deleted.</summary>
    public long? AppCount => Number();

    /// <summary>The id once more, under the name that some answers give it.</summary>
    public string? Uid => Text();

    /// <summary>The id of the account, where the answer says it.</summary>
    public string? AccountId => Text();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>The id of the app that the policy was read under; empty for one read from the account.</summary>
    public string? AppId => Location is { Parents: [var app, ..] } ? app : null;
}
