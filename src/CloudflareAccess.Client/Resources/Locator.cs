using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Resources;

/// <summary>Tells where a resource is, for a sign-in to an account, a zone, or both.</summary>
internal sealed record Locator(string? AccountId, string? ZoneId)
{
    /// <summary>
    /// The zone that was asked for, else the account, else the zone of the sign-in. What zones do not have, such as the
    /// reusable policies that an app of a zone links to, is in the account. Null where the sign-in reaches neither.
    /// </summary>
    public AccessLocation? Find(Resource resource, string? zone, params string[] parents) =>
        ScopeOf(resource, zone) is { } scope ? new AccessLocation(scope, parents) : null;

    private AccessScope? ScopeOf(Resource resource, string? zone)
    {
        var isInZones = resource.Scopes.HasFlag(Scopes.Zone);
        return !string.IsNullOrEmpty(zone) && isInZones ? AccessScope.Zone(zone!)
            : AccountId is not null ? AccessScope.Account(AccountId)
            : isInZones && ZoneId is not null ? AccessScope.Zone(ZoneId)
            : null;
    }
}
