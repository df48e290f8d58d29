using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of a group.</summary>
public abstract class GroupFields : WriteResourceCommand<AccessGroup>, IThrottled, IZoneScoped
{
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

    /// <summary>Whether the group is offered first when somebody makes an app in the dashboard.</summary>
    [Parameter]
    public virtual bool? IsDefault { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessGroup> Resource => AccessApi.Groups;
}
