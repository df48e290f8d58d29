namespace CloudflareAccess.Tests.Uses;

/// <summary>Apps and what belongs to one.</summary>
internal static partial class Catalogue
{
    private const string NewCaApp = "$x = New-CfAccessApp ca -Domain ca.example.com";

    private static NounUses[] Apps() =>
    [
        new("App")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessApp"),
                new("New-CfAccessApp SaaS -Type saas -SaasApp @{ AuthType = 'oidc'; RedirectUris = @('https://saas.example.com/cb'); "
                    + "GrantTypes = @('authorization_code'); Scopes = @('openid') }")
                {
                    Variants = ["New-CfAccessApp 'New' -Domain new.example.com"],
                },
                new("Set-CfAccessApp wiki -SessionDuration 1h"),
                new("$x | Remove-CfAccessApp", "$x = New-CfAccessApp gone -Domain gone.example.com")
                {
                    Variants = ["Remove-CfAccessApp wiki"],
                },
            ],
            ContractInEachScope = """
                $app = New-CfAccessApp contract -Domain contract.example.com -SessionDuration 8h @in -CorsHeaders @{
                    AllowedMethods = 'GET'; AllowedOrigins = 'https://example.com'; AllowCredentials = $true
                }
                Get-CfAccessApp @in
                Get-CfAccessApp -Id $app.Id @in
                $app | Set-CfAccessApp -SessionDuration 9h
                $app | Remove-CfAccessApp
                """,
        },
        new("AppToken")
        {
            Uses = [new("Revoke-CfAccessAppToken wiki") { Repeats = true }],
            ContractInEachScope = """
                $app = New-CfAccessApp contract -Domain contract.example.com @in
                $app | Revoke-CfAccessAppToken
                """,
        },
        new("AppSetting")
        {
            Uses = [
                new("Set-CfAccessAppSetting wiki -AllowIframe $true")
                {
                    Repeats = true,
                    Views = ["Set-CfAccessAppSetting wiki -AllowIframe $true -PassThru"],
                },
            ],
            ContractInEachScope = """
                $app = New-CfAccessApp contract -Domain contract.example.com @in
                $app | Set-CfAccessAppSetting -AllowIframe $true @in
                $app | Set-CfAccessAppSetting -AllowIframe $true -Replace @in
                """,
        },
        new("AppCertificateAuthority")
        {
            Uses =
            [
                new("Get-CfAccessAppCertificateAuthority", "New-CfAccessAppCertificateAuthority wiki"),
                new("$x | New-CfAccessAppCertificateAuthority", NewCaApp)
                {
                    Variants = ["New-CfAccessAppCertificateAuthority 'git over ssh'"],
                },
                new("$x | Remove-CfAccessAppCertificateAuthority", $"{NewCaApp}; $x | New-CfAccessAppCertificateAuthority"),
            ],
            ContractInEachScope = """
                $app = New-CfAccessApp contract -Domain contract.example.com @in
                $app | New-CfAccessAppCertificateAuthority @in
                $app | Get-CfAccessAppCertificateAuthority @in
                Get-CfAccessAppCertificateAuthority @in
                $app | Remove-CfAccessAppCertificateAuthority @in
                """,
        },
        new("AppUserCheck")
        {
            Uses = [new("Get-CfAccessAppUserCheck wiki")],
            ContractInEachScope = """
                $app = New-CfAccessApp check -Domain check.example.com @in
                $app | Get-CfAccessAppUserCheck @in
                $app | Remove-CfAccessApp
                """,
        },
        new("AppPolicy")
        {
            Uses =
            [
                new("Add-CfAccessAppPolicy wiki -Policy Administrators"),
                new("Remove-CfAccessAppPolicy wiki -Policy Employees"),
            ],
            Contract = """
                Add-CfAccessAppPolicy wiki -Policy Administrators -Precedence 1
                Move-CfAccessPolicy Employees -App wiki -Before Administrators
                Remove-CfAccessAppPolicy wiki -Policy Administrators
                """,
            ContractInEachScope = """
                $app = New-CfAccessApp contract -Domain contract.example.com @in
                $policy = New-CfAccessPolicy P -App $app -Decision allow -Precedence 1 -Include everyone @in
                Get-CfAccessPolicy -App $app @in | Set-CfAccessPolicy -Name Q
                Get-CfAccessPolicy -App $app -Id $policy.Id @in
                $policy | Remove-CfAccessPolicy
                """,
        },
    ];
}
