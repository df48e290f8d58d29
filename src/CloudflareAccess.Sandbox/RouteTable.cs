using System.Collections.Generic;
using System.Linq;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Endpoints;
using CloudflareAccess.Sandbox.Logs;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Settings;

namespace CloudflareAccess.Sandbox;

/// <summary>Lists the routes that the sandbox handles. A new resource is added here.</summary>
internal static class RouteTable
{
    public static IEnumerable<Route> Routes()
    {
        Collection[] collections =
        [
            new Apps(), new AppPolicies(), new Certificates(), new CustomPages(), new FederationGrants(), new GatewayCas(), new Groups(),
            new IdentityProviders(), new McpPortals(), new McpServers(), new ReusablePolicies(), new ServiceTokens(), new Tags(),
            new Targets(), new Users(),
        ];
        return
        [
            .. collections.SelectMany(static collection => collection.Routes()),
            .. AppCertificateAuthorities.Routes(), .. AppUserCheck.Routes(), .. AuthenticatorAaguids.Routes(), .. Bookmarks.Routes(),
            .. PolicyTests.Routes(), .. SamlCertificates.Routes(), .. ScimResources.Routes(), .. Seats.Routes(), .. UserRevocation.Routes(),
            .. AccessRequestLog.Routes(), .. JitRequestLog.Routes(), .. ScimLog.Routes(),
            .. AppSettings.Routes(), .. CertificateSettings.Routes(), .. OrganizationDoh.Routes(), .. Organizations.Routes(),
            .. SigningKeys.Routes(),
        ];
    }
}
