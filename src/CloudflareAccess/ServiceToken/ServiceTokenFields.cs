using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>The fields of a service token.</summary>
public abstract class ServiceTokenFields : WriteResourceCommand<AccessServiceToken>, IThrottled, IZoneScoped
{
    /// <summary>How long it lives from now: a Go duration such as <c>8760h</c> (a year), or <c>forever</c>.</summary>
    [Parameter]
    public virtual string? Duration { get; set; }

    /// <summary>Whether its secrets are accepted. Switching it off is reversible.</summary>
    [Parameter]
    public virtual bool? Enabled { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessServiceToken> Resource => AccessApi.ServiceTokens;
}
