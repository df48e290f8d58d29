using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Sandbox;

/// <summary>All that the sandbox answers. To teach it a resource is to add it here.</summary>
internal static class Api
{
    public static IEnumerable<Route> Routes()
    {
        Collection[] collections =
        [
            new Apps(), new ReusablePolicies(), new AppPolicies(), new Groups(), new IdentityProviders(), new ServiceTokens(), new Users(), new Certificates(), new Tags(),
            new GatewayCas(), new FederationGrants(),
        ];
        return collections.SelectMany(static collection => collection.Routes()).Concat(RequestLogs.Routes()).Concat(Organizations.Routes()).Concat(SigningKeys.Routes()).Concat(Seats.Routes()).Concat(AppParts.Routes()).Concat(CertificateSettings.Routes());
    }
}
