using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets apps: all of them, by name (wildcards allowed), or by id; of one type or domain if asked.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessApp", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessApp))]
public sealed class GetCfAccessAppCommand : GetResourceCommand<AccessApp>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <summary>Only apps of these types.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? Type { get; set; }

    /// <summary>Only apps of this domain; wildcards allowed.</summary>
    [Parameter(ParameterSetName = ByName)]
    [SupportsWildcards]
    public string? Domain { get; set; }

    private protected override Resource<AccessApp> Resource => AccessApi.Apps;

    private protected override bool FiltersHere => Type is not null || Domain is not null;

    private protected override bool Matches(AccessApp item) =>
        (Type is null || Type.Contains(item.Type, StringComparer.OrdinalIgnoreCase))
        && (Domain is null || WildcardPattern.Get(Domain, WildcardOptions.IgnoreCase).IsMatch(item.Domain ?? string.Empty));
}
