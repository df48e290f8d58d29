using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets identity providers: all of them, by name (wildcards allowed), or by id. Client secrets are never among what is read.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessIdentityProvider", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessIdentityProvider))]
public sealed class GetCfAccessIdentityProviderCommand : GetResourceCommand<AccessIdentityProvider>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <summary>Only identity providers of these types.</summary>
    [Parameter(ParameterSetName = ByName)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string[]? Type { get; set; }

    private protected override Resource<AccessIdentityProvider> Resource => AccessApi.IdentityProviders;

    private protected override bool FiltersHere => Type is not null;

    private protected override bool Matches(AccessIdentityProvider item) => Type is null || Type.Contains(item.Type, StringComparer.OrdinalIgnoreCase);
}
