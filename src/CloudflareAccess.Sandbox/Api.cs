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
            new GatewayCas(), new FederationGrants(), new CustomPages(), new Targets(), new McpServers(), new McpPortals(),
        ];
        return
        [
            .. collections.SelectMany(static collection => collection.Routes()),
            .. AppParts.Routes(), .. Bookmarks.Routes(), .. CertificateSettings.Routes(), .. JitRequestLogs.Routes(), .. Organizations.Routes(), .. PolicyTests.Routes(), .. RequestLogs.Routes(),
            .. SamlCertificates.Routes(), .. ScimRecords.Routes(), .. Seats.Routes(), .. SigningKeys.Routes(),
        ];
    }
}
