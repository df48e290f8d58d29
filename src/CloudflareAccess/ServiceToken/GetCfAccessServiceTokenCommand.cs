using System;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets service tokens: all of them, by name (wildcards allowed), or by id. The secret is never among what is read.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessServiceToken", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessServiceToken))]
public sealed class GetCfAccessServiceTokenCommand : GetResourceCommand<AccessServiceToken>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <summary>Only tokens that expire within this time from now, such as <c>30.00:00:00</c> for thirty days; those that have expired are among them.</summary>
    [Parameter]
    public TimeSpan? ExpiringWithin { get; set; }

    /// <summary>Only tokens that were never used.</summary>
    [Parameter]
    public SwitchParameter Unused { get; set; }

    private protected override bool FiltersHere => ExpiringWithin is not null || Unused;

    private protected override Resource<AccessServiceToken> Resource => AccessApi.ServiceTokens;

    private protected override bool Matches(AccessServiceToken item) =>
        (ExpiringWithin is null || item.ExpiresAt <= DateTimeOffset.UtcNow + ExpiringWithin)
        && (!Unused || item.LastSeenAt is null);
}
