using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests;

/// <summary>Every request that the cmdlets send, and every answer of the sandbox, against Cloudflare's own description.</summary>
public sealed class ContractTests(ITestOutputHelper output)
{
    /// <summary>The second factor that the sandbox's first user has.</summary>
    private const string AnnsAuthenticator = "c3d876af-0d51-4ca6-8e23-4f4e58d89568";

    private const string Script = """
        $ConfirmPreference = 'None'
        $pem = @'
        -----BEGIN CERTIFICATE-----
        MIIBlDCCATmgAwIBAgIUEft4vQBsHK+qckZvvP7IqOxOJAAwCgYIKoZIzj0EAwIw
        HjEcMBoGA1UEAwwTRXhhbXBsZSBDbGllbnQgUm9vdDAgFw0yNjExMjQwOTM5MDJa
        GA8yMTI2MTAzMTA5MzkwMlowHjEcMBoGA1UEAwwTRXhhbXBsZSBDbGllbnQgUm9v
        dDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABEJDPYEbdfCuMCy8XSJMP5AM83aO
        skLnhjyf4Y3sGrbdSdHRKgdqNyGsqA/Rr/I6q1JUET8/+s2XYSzOKBRqF5WjUzBR
        MB0GA1UdDgQWBBQYxwkXAH8ujtlujufxpC5aOT3L7DAfBgNVHSMEGDAWgBQYxwkX
        AH8ujtlujufxpC5aOT3L7DAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kA
        MEYCIQCo12AufG+WhGntvO/Pxav7QBSvIzvX9nyRDbzABfFqRQIhAOEPWvOmhoXc
        NTC5ihs89GmSIia+zzm17zKw2s2pJ9oc
        -----END CERTIFICATE-----
        '@
        foreach ($zone in $zones) {
            $in = @{}
            if ($zone) { $in.ZoneId = $zone }
            $group = New-CfAccessGroup "Contract $zone" -Include 'email:ann@example.com', 'geo:DE', 'ip:10.0.0.0/8' -Exclude 'domain:example.net' -Require everyone @in
            $group | Set-CfAccessGroup -Name "Contract2 $zone"
            Get-CfAccessGroup @in | Out-Null
            Get-CfAccessGroup -Id $group.Id @in | Out-Null
            $app = New-CfAccessApp "contract$zone" -Domain "contract$zone.example.com" -SessionDuration 8h -CorsHeaders @{ AllowedMethods = 'GET'; AllowedOrigins = 'https://example.com'; AllowCredentials = $true } @in
            Get-CfAccessApp @in | Out-Null
            Get-CfAccessApp -Id $app.Id @in | Out-Null
            $app | Set-CfAccessApp -SessionDuration 9h
            $app | Revoke-CfAccessAppToken
            $app | Set-CfAccessAppSetting -AllowIframe $true @in
            $app | Set-CfAccessAppSetting -AllowIframe $true -Replace @in
            $app | New-CfAccessAppCertificateAuthority @in | Out-Null
            $app | Get-CfAccessAppCertificateAuthority @in | Out-Null
            Get-CfAccessAppCertificateAuthority @in | Out-Null
            $app | Remove-CfAccessAppCertificateAuthority @in
            Set-CfAccessCertificateSetting contract.example.com -ClientCertificateForwarding $true @in
            $policy = New-CfAccessPolicy P -App $app -Decision allow -Precedence 1 -Include everyone @in
            Get-CfAccessPolicy -App $app @in | Set-CfAccessPolicy -Name Q
            Get-CfAccessPolicy -App $app -Id $policy.Id @in | Out-Null
            $policy | Remove-CfAccessPolicy
            $app | Remove-CfAccessApp
            $group | Remove-CfAccessGroup
            $new = New-CfAccessIdentityProvider "Contract $zone" -Type okta -Config @{ ClientId = 'abc'; OktaAccount = 'https://acme.okta.com' } -ClientSecret $secret @in
            $new | Set-CfAccessIdentityProvider -Name "Contract2 $zone" -ClientSecret $secret
            Get-CfAccessIdentityProvider -Id $new.Id @in | Out-Null
            Get-CfAccessIdentityProvider @in | Out-Null
            $new | Remove-CfAccessIdentityProvider
            $token = New-CfAccessServiceToken "contract$zone" -Duration 8760h @in
            Get-CfAccessServiceToken @in | Out-Null
            Get-CfAccessServiceToken -Id $token.Id @in | Out-Null
            $token | Set-CfAccessServiceToken -Name "contract2$zone"
            $token | Remove-CfAccessServiceToken
            $certificate = New-CfAccessCertificate "contract$zone" -Certificate $pem @in
            Get-CfAccessCertificate @in | Out-Null
            Get-CfAccessCertificate -Id $certificate.Id @in | Out-Null
            $certificate | Set-CfAccessCertificate -Name "contract2$zone"
            $certificate | Remove-CfAccessCertificate
            Revoke-CfAccessUserSession bob@example.com @in
        }
        $reusable = New-CfAccessPolicy R -Decision allow -Include 'email:ann@example.com' -SessionDuration 4h
        Get-CfAccessPolicy | Out-Null
        Get-CfAccessPolicy -Id $reusable.Id | Set-CfAccessPolicy -Name R2
        $reusable | Remove-CfAccessPolicy
        Get-CfAccessPolicy -App wiki | Where-Object { -not $_.Reusable } | ConvertTo-CfAccessReusablePolicy | Out-Null
        $token = New-CfAccessServiceToken acts
        $token | Update-CfAccessServiceToken | Out-Null
        $token | Reset-CfAccessServiceToken | Out-Null
        $token | Reset-CfAccessServiceToken -GracePeriod 1.00:00:00 | Out-Null
        $user = New-CfAccessUser contract@example.com -Name Contract
        Get-CfAccessUser | Out-Null
        Get-CfAccessUser -Id $user.Id | Out-Null
        $user | Set-CfAccessUser -Name Contract2
        $ann = Get-CfAccessUser ann@example.com
        $ann | Get-CfAccessUserSession | Out-Null
        $ann | Get-CfAccessUserFailedLogin | Out-Null
        $user | Remove-CfAccessUser
        Get-CfAccessRequestLog -First 5 -Since ([DateTimeOffset]::UtcNow.AddHours(-5)) -Until ([DateTimeOffset]::UtcNow) -Email ann@example.com | Out-Null
        New-CfAccessTag contract | Out-Null
        Get-CfAccessTag | Out-Null
        Get-CfAccessTag contract | Rename-CfAccessTag -NewName contract2
        Remove-CfAccessTag contract2
        Set-CfAccessOrganization -SessionDuration 12h
        Get-CfAccessOrganization | Out-Null
        try { New-CfAccessOrganization Second second.cloudflareaccess.com -ErrorAction Stop } catch { }
        New-CfAccessOrganization Zone zone.cloudflareaccess.com -ZoneId $zones[1] | Out-Null
        Get-CfAccessOrganization -ZoneId $zones[1] | Out-Null
        Set-CfAccessOrganization -ZoneId $zones[1] -Name Zone2
        New-CfAccessGatewayCa | Out-Null
        Get-CfAccessGatewayCa | Remove-CfAccessGatewayCa
        New-CfAccessIdpFederationGrant Okta | Out-Null
        $grant = Get-CfAccessIdpFederationGrant
        Get-CfAccessIdpFederationGrant $grant.Id | Remove-CfAccessIdpFederationGrant
        Get-CfAccessAuthenticatorAaguid | Out-Null
        Get-CfAccessSigningKey | Out-Null
        Set-CfAccessSigningKey 90
        Reset-CfAccessSigningKey | Out-Null
        'bob@example.com', 'carla@example.com' | Set-CfAccessUserSeat -GatewaySeat $false
        Remove-CfAccessUserSeat bob@example.com
        foreach ($zone in $zones) {
            $in = @{}
            if ($zone) { $in.ZoneId = $zone }
            $app = New-CfAccessApp "check$zone" -Domain "check$zone.example.com" @in
            $app | Get-CfAccessAppUserCheck @in | Out-Null
            $app | Remove-CfAccessApp
        }
        Add-CfAccessAppPolicy wiki -Policy Administrators -Precedence 1
        Move-CfAccessPolicy Employees -App wiki -Before Administrators
        Remove-CfAccessAppPolicy wiki -Policy Administrators
        $test = Start-CfAccessPolicyTest -Policy Engineers
        $test | Get-CfAccessPolicyTest | Out-Null
        $test | Get-CfAccessPolicyTest -Users -First 5 | Out-Null
        Get-CfAccessPolicy -App 'status page' | Test-CfAccessPolicy -Status approved | Out-Null
        Test-CfAccessPolicy -Include 'group:Engineering' -Exclude 'email:ann@example.com' | Out-Null
        Get-CfAccessScimUser Okta -Email bob@example.com | Out-Null
        Get-CfAccessScimGroup Okta engineering | Out-Null
        $ann | Get-CfAccessUserIdentity | Out-Null
        Get-CfAccessUserSession ann@example.com -Nonce (Get-CfAccessUserSession ann@example.com)[0].Nonce | Out-Null
        Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId $authenticator
        Set-CfAccessOrganizationDoh monitoring -DohJwtDuration 24h
        Set-CfAccessOrganizationDoh -DohJwtDuration 12h -PassThru | Out-Null
        Get-CfAccessOrganizationDoh | Out-Null
        Test-CfAccessCustomPage login '<h1>Welcome</h1>' | Out-Null
        $page = New-CfAccessCustomPage Contract forbidden '<h1>No</h1>'
        Get-CfAccessCustomPage | Out-Null
        Get-CfAccessCustomPage -Id $page.Id | Out-Null
        $page | Set-CfAccessCustomPage -Name Contract2
        $page | Remove-CfAccessCustomPage
        $one = New-CfAccessTarget one -IpAddress 10.0.0.1
        [pscustomobject]@{ Hostname = 'two'; IpAddress = '10.0.0.2' }, [pscustomobject]@{ Hostname = 'three'; IpAddress = '2001:db8::3' } | New-CfAccessTarget | Out-Null
        Get-CfAccessTarget -IpAddress 10.0.0.1 | Out-Null
        Get-CfAccessTarget -Id $one.Id | Out-Null
        $one | Set-CfAccessTarget -Hostname uno
        Remove-CfAccessTarget uno
        'two', 'three' | Remove-CfAccessTarget
        $server = New-CfAccessMcpServer notes https://mcp.notes.example/mcp bearer Notes -AuthCredentials $secret
        Get-CfAccessMcpServer | Out-Null
        Get-CfAccessMcpServer notes | Set-CfAccessMcpServer -Description 'What we know' -UpdatedTools @{ Name = 'search'; Enabled = $false }
        $server | Sync-CfAccessMcpServer | Out-Null
        $portal = New-CfAccessMcpPortal sales sales.example.com Sales -Servers @{ ServerId = 'notes'; UpdatedTools = @{ Name = 'search'; Alias = 'find' } }
        Get-CfAccessMcpPortal | Out-Null
        Get-CfAccessMcpPortal sales | Set-CfAccessMcpPortal -Description 'For sales'
        Get-CfAccessMcpRedirectUri sales notes | Out-Null
        $portal | Remove-CfAccessMcpPortal
        $server | Remove-CfAccessMcpServer
        $saml = New-CfAccessSamlCertificate 'Partner SAML'
        New-CfAccessSamlCertificate 'Partner SAML' | Out-Null
        Get-CfAccessSamlCertificate | Out-Null
        Get-CfAccessSamlCertificate -Id $saml.Id | Reset-CfAccessSamlCertificate | Out-Null
        $saml | Get-CfAccessSamlCertificate -AsPem | Out-Null
        Get-CfAccessScimLog Okta -Status FAILURE -ResourceType USER -OldestFirst | Out-Null
        Get-CfAccessJitRequestLog -Status PENDING | Get-CfAccessJitRequestLog | Out-Null
        Get-CfAccessRequestLog -First 5 -App wiki -Allowed $true -Country DE -Not Country -WarningAction SilentlyContinue | Out-Null
        Test-CfAccessConnection | Out-Null
        """;

    /// <summary>What Cloudflare has deprecated: no cmdlet has it, and whoever needs it still gets at it.</summary>
    private const string Deprecated = """
        $ConfirmPreference = 'None'
        $bookmark = 'access/bookmarks/f174e90a-fafe-4643-bbbc-4a0ed4fc8415'
        Invoke-CfAccessRequest access/bookmarks | Out-Null
        foreach ($method in 'GET', 'POST', 'PUT', 'DELETE') {
            $body = if ($method -in 'POST', 'PUT') { @{ Body = @{ name = 'Docs'; domain = 'docs.example.com' } } } else { @{} }
            try { Invoke-CfAccessRequest $bookmark -Method $method @body -ErrorAction Stop | Out-Null } catch { }
        }
        Invoke-CfAccessRequest infrastructure/targets/batch -Method DELETE
        """;

    [Fact]
    public void What_the_cmdlets_send_and_the_sandbox_answers_is_what_Cloudflare_describes()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, "Cloudflare's OpenAPI description is not here; CFACCESS_OPENAPI can name it.");
        using var shell = Shell.OnSandbox();

        shell.Run(
            Script,
            ("zones", new[] { null, shell.Sandbox.Options.ZoneId }),
            ("secret", new System.Net.NetworkCredential("", "s").SecurePassword),
            ("authenticator", AnnsAuthenticator)).Ok();
        shell.Run(Deprecated);

        var violations = shell.Server.Exchanges.SelectMany(exchange => description.Check(exchange).Select(violation => $"{exchange.Request.Method} {exchange.Request.Path}: {violation}")).ToList();
        var sent = shell.Server.Exchanges.Select(exchange => description.Match(exchange.Request.Method, exchange.Request.Path)).OfType<Operation>().ToHashSet();
        var wanted = description.Operations.Where(static operation => !operation.Deprecated).ToList();
        var old = description.Operations.Where(static operation => operation.Deprecated).ToList();
        output.WriteLine($"operations covered: {wanted.Count(sent.Contains)} of {wanted.Count}, violations: {violations.Count}");
        output.WriteLine($"deprecated operations reached by Invoke-CfAccessRequest: {old.Count(sent.Contains)} of {old.Count}");
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
        Assert.Empty(wanted.Concat(old).Where(operation => !sent.Contains(operation)).Select(static operation => $"{operation.Method} {operation.Path}"));
    }
}
