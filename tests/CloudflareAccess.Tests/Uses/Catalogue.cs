using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Tests;

/// <summary>How a cmdlet is used on the sandbox's company.</summary>
/// <param name="Script">One use of it, which asks for one change at most.</param>
/// <param name="Setup">What has to be there before.</param>
internal sealed record Use(string Script, string Setup = "")
{
    /// <summary>The cmdlet: the last one of the script.</summary>
    public string Cmdlet { get; init; } = Script.Split('|')[^1].Trim().Split(' ')[0];

    /// <summary>Whether its POST or PATCH may be sent twice, since twice is the same as once.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether its PUT may not be sent twice, since it moves the object elsewhere.</summary>
    public bool Moves { get; init; }

    /// <summary>Whether it sends nothing.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether it says in its output what failed.</summary>
    public bool Reports { get; init; }

    public override string ToString() => Script;
}

/// <summary>Every cmdlet of the module, used once. A cmdlet that is not in it fails a test.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Use> All { get; } =
    [
        new("Connect-CfAccess -ApiToken $token -AccountId $account -BaseUri $base -Name again"),
        new("Disconnect-CfAccess again", "Connect-CfAccess -ApiToken $token -AccountId $account -BaseUri $base -Name again -SkipVerification") { IsLocal = true },
        new("Get-CfAccessContext") { IsLocal = true },
        new("Select-CfAccessContext default") { IsLocal = true },
        new("New-CfAccessRule everyone") { IsLocal = true },
        new("Test-CfAccessConnection") { Reports = true },
        new("Invoke-CfAccessRequest access/tags -Method POST -Body @{ name = 'raw' }"),
        new("Get-CfAccessApp"),
        new("New-CfAccessApp SaaS -Type saas -SaasApp @{ AuthType = 'oidc'; RedirectUris = @('https://saas.example.com/cb'); GrantTypes = @('authorization_code'); Scopes = @('openid') }"),
        new("Set-CfAccessApp wiki -SessionDuration 1h"),
        new("$x | Remove-CfAccessApp", "$x = New-CfAccessApp gone -Domain gone.example.com"),
        new("Revoke-CfAccessAppToken wiki") { Repeats = true },
        new("Set-CfAccessAppSetting wiki -AllowIframe $true") { Repeats = true },
        new("Get-CfAccessAppCertificateAuthority"),
        new("$x | New-CfAccessAppCertificateAuthority", "$x = New-CfAccessApp ca -Domain ca.example.com"),
        new("$x | Remove-CfAccessAppCertificateAuthority", "$x = New-CfAccessApp ca -Domain ca.example.com; $x | New-CfAccessAppCertificateAuthority | Out-Null"),
        new("Get-CfAccessAppUserCheck wiki"),
        new("Add-CfAccessAppPolicy wiki -Policy Administrators"),
        new("Remove-CfAccessAppPolicy wiki -Policy Employees"),
        new("Get-CfAccessAuthenticatorAaguid"),
        new("Get-CfAccessCertificate"),
        new("New-CfAccessCertificate Root -Certificate $pem"),
        new("$x | Set-CfAccessCertificate -Name Trunk", "$x = New-CfAccessCertificate Root -Certificate $pem"),
        new("$x | Remove-CfAccessCertificate", "$x = New-CfAccessCertificate Root -Certificate $pem"),
        new("Get-CfAccessCertificateSetting"),
        new("Set-CfAccessCertificateSetting wiki.example.com -ChinaNetwork $true"),
        new("Get-CfAccessCustomPage"),
        new("New-CfAccessCustomPage New forbidden '<h1>No</h1>'"),
        new("Set-CfAccessCustomPage Denied -Name Refused"),
        new("$x | Remove-CfAccessCustomPage", "$x = New-CfAccessCustomPage New forbidden '<h1>No</h1>'"),
        new("Test-CfAccessCustomPage login '<h1>Welcome</h1>'"),
        new("Get-CfAccessGatewayCa"),
        new("New-CfAccessGatewayCa"),
        new("$x | Remove-CfAccessGatewayCa", "$x = New-CfAccessGatewayCa"),
        new("Get-CfAccessGroup"),
        new("New-CfAccessGroup G -Include everyone"),
        new("Set-CfAccessGroup Engineering -Name G2"),
        new("$x | Remove-CfAccessGroup", "$x = New-CfAccessGroup gone -Include everyone"),
        new("Get-CfAccessIdentityProvider"),
        new("New-CfAccessIdentityProvider Okta9 -Type okta -Config @{ ClientId = 'id9'; OktaAccount = 'https://nine.okta.com' } -ClientSecret $secret"),
        new("$x | Set-CfAccessIdentityProvider -Name Okta10 -ClientSecret $secret", "$x = New-CfAccessIdentityProvider Okta9 -Type okta -Config @{ ClientId = 'id9'; OktaAccount = 'https://nine.okta.com' } -ClientSecret $secret"),
        new("$x | Remove-CfAccessIdentityProvider", "$x = New-CfAccessIdentityProvider Okta9 -Type okta -Config @{ ClientId = 'id9'; OktaAccount = 'https://nine.okta.com' } -ClientSecret $secret"),
        new("Get-CfAccessIdpFederationGrant"),
        new("New-CfAccessIdpFederationGrant Okta"),
        new("$x | Remove-CfAccessIdpFederationGrant", "$x = New-CfAccessIdpFederationGrant Okta"),
        new("Get-CfAccessJitRequestLog"),
        new("Get-CfAccessMcpPortal"),
        new("New-CfAccessMcpPortal sales sales.example.com Sales"),
        new("Set-CfAccessMcpPortal engineering -Description 'All tools'"),
        new("$x | Remove-CfAccessMcpPortal", "$x = New-CfAccessMcpPortal sales sales.example.com Sales"),
        new("Get-CfAccessMcpRedirectUri engineering tickets"),
        new("Get-CfAccessMcpServer"),
        new("New-CfAccessMcpServer notes https://mcp.notes.example/mcp bearer Notes -AuthCredentials $secret"),
        new("Set-CfAccessMcpServer tickets -Description 'All tickets'"),
        new("$x | Remove-CfAccessMcpServer", "$x = New-CfAccessMcpServer notes https://mcp.notes.example/mcp unauthenticated Notes"),
        new("Sync-CfAccessMcpServer tickets"),
        new("Get-CfAccessOrganization"),
        new("New-CfAccessOrganization Zone zone.cloudflareaccess.com -ZoneId $zone"),
        new("Set-CfAccessOrganization -SessionDuration 12h"),
        new("Get-CfAccessOrganizationDoh", "Set-CfAccessOrganizationDoh monitoring"),
        new("Set-CfAccessOrganizationDoh -DohJwtDuration 12h", "Set-CfAccessOrganizationDoh monitoring"),
        new("Get-CfAccessPolicy"),
        new("New-CfAccessPolicy P -Decision allow -Include everyone"),
        new("Set-CfAccessPolicy Engineers -Name Q"),
        new("$x | Remove-CfAccessPolicy", "$x = New-CfAccessPolicy P -Decision allow -Include everyone"),
        new("Move-CfAccessPolicy Employees -App wiki -Precedence 1"),
        new("Test-CfAccessPolicy Engineers"),
        new("Get-CfAccessPolicyTest $x", "$x = (Start-CfAccessPolicyTest Engineers).Id"),
        new("Start-CfAccessPolicyTest Engineers"),
        new("Get-CfAccessRequestLog -First 5"),
        new("$x | ConvertTo-CfAccessReusablePolicy", "$x = New-CfAccessPolicy Own -App wiki -Decision allow -Include everyone") { Moves = true },
        new("Get-CfAccessSamlCertificate"),
        new("New-CfAccessSamlCertificate 'Partner SAML'"),
        new("$x | Reset-CfAccessSamlCertificate", "$x = New-CfAccessSamlCertificate 'Partner SAML'"),
        new("Get-CfAccessScimGroup Okta"),
        new("Get-CfAccessScimLog Okta"),
        new("Get-CfAccessScimUser Okta"),
        new("Get-CfAccessServiceToken"),
        new("New-CfAccessServiceToken T"),
        new("Set-CfAccessServiceToken monitoring -Name watching"),
        new("$x | Remove-CfAccessServiceToken", "$x = New-CfAccessServiceToken gone"),
        new("Reset-CfAccessServiceToken monitoring -GracePeriod 1.00:00:00"),
        new("Update-CfAccessServiceToken monitoring"),
        new("Get-CfAccessSigningKey"),
        new("Reset-CfAccessSigningKey"),
        new("Set-CfAccessSigningKey 90"),
        new("Get-CfAccessTag"),
        new("New-CfAccessTag t"),
        new("Rename-CfAccessTag old new", "New-CfAccessTag old | Out-Null") { Moves = true },
        new("Remove-CfAccessTag old", "New-CfAccessTag old | Out-Null"),
        new("Get-CfAccessTarget"),
        new("New-CfAccessTarget one -IpAddress 10.0.0.1"),
        new("Set-CfAccessTarget db-1 -IpAddress 10.0.0.9"),
        new("Remove-CfAccessTarget db-1"),
        new("Get-CfAccessUser"),
        new("New-CfAccessUser new@example.com -Name New"),
        new("Set-CfAccessUser ann@example.com -Name Ann2"),
        new("$x | Remove-CfAccessUser", "$x = New-CfAccessUser gone@example.com -Name Gone"),
        new("Get-CfAccessUserFailedLogin ann@example.com"),
        new("Get-CfAccessUserIdentity ann@example.com"),
        new("Get-CfAccessUserSession ann@example.com"),
        new("Revoke-CfAccessUserSession ann@example.com") { Repeats = true },
        new("Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId c3d876af-0d51-4ca6-8e23-4f4e58d89568"),
        new("Set-CfAccessUserSeat ann@example.com -GatewaySeat $false"),
        new("Remove-CfAccessUserSeat ann@example.com"),
    ];

    public static IEnumerable<Use> Sending => All.Where(static use => !use.IsLocal);
}
