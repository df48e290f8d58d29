using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of a policy.</summary>
public abstract class PolicyFields : WriteResourceCommand<AccessPolicy>, IThrottled, IZoneScoped
{
    /// <summary>The app that owns the policy: id, name, or object. Reusable policies are meant unless it is given.</summary>
    [Parameter]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public virtual AccessReference? App { get; set; }

    /// <summary>The place among the app's policies, from 1. Only a policy that the app owns has one of its own.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Precedence { get; set; }

    /// <summary>Who is not meant, whatever else matches.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Exclude { get; set; }

    /// <summary>What must hold besides: all of these rules.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Require { get; set; }

    /// <summary>How long a login by this policy lasts, such as <c>8h</c>; the app's own unless set.</summary>
    [Parameter]
    public virtual string? SessionDuration { get; set; }

    /// <summary>Whether somebody has to approve each login.</summary>
    [Parameter]
    public virtual bool? ApprovalRequired { get; set; }

    /// <summary>Who approves: <c>@{ ApprovalsNeeded = 1; EmailAddresses = 'ann@example.com' }</c>.</summary>
    [Parameter]
    [Settings(typeof(ApprovalGroup))]
    public ApprovalGroup[]? ApprovalGroups { get; set; }

    /// <summary>Whether the user has to say why.</summary>
    [Parameter]
    public virtual bool? PurposeJustificationRequired { get; set; }

    /// <summary>What the user is asked then.</summary>
    [Parameter]
    public virtual string? PurposeJustificationPrompt { get; set; }

    /// <summary>Whether the app opens in an isolated browser only.</summary>
    [Parameter]
    public virtual bool? IsolationRequired { get; set; }

    /// <summary>The second factor of the policy.</summary>
    [Parameter]
    [Settings(typeof(MfaConfig))]
    public MfaConfig? MfaConfig { get; set; }

    /// <summary>What an SSH or RDP session may do.</summary>
    [Parameter]
    [Settings(typeof(ConnectionRules))]
    public ConnectionRules? ConnectionRules { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessPolicy> Resource => App is null ? AccessApi.Policies : AccessApi.AppPolicies;

    private protected override AccessLocation Location => App is null ? base.Location : Below(App, AccessApi.Apps, AccessApi.AppPolicies);

    private protected override string NameOf(AccessPolicy given) => App is null ? base.NameOf(given) : $"{base.NameOf(given)} of app '{App.Name}'";
}
