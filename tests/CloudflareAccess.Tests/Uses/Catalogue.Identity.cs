namespace CloudflareAccess.Tests.Uses;

/// <summary>Identity providers, what they provision, and service tokens.</summary>
internal static partial class Catalogue
{
    private const string NewProvider =
        "New-CfAccessIdentityProvider Okta9 -Type okta -Config @{ ClientId = 'id9'; OktaAccount = 'https://nine.okta.com' } "
        + "-ClientSecret $secret";

    private static NounUses[] Identity() =>
    [
        new("IdentityProvider")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessIdentityProvider"),
                new(NewProvider)
                {
                    Variants =
                    [
                        "New-CfAccessIdentityProvider S -Type saml -Config @{ "
                            + "IssuerUrl = 'https://idp.example.com'; SsoTargetUrl = 'https://idp.example.com/sso' }",
                    ],
                },
                new("$x | Set-CfAccessIdentityProvider -Name Okta10 -ClientSecret $secret", $"$x = {NewProvider}")
                {
                    Variants = ["Get-CfAccessIdentityProvider -Type onetimepin | Set-CfAccessIdentityProvider -Name PIN2"],
                },
                new("$x | Remove-CfAccessIdentityProvider", $"$x = {NewProvider}")
                {
                    Variants = ["Get-CfAccessIdentityProvider | Remove-CfAccessIdentityProvider"],
                },
            ],
            ContractInEachScope = """
                $config = @{ ClientId = 'abc'; OktaAccount = 'https://acme.okta.com' }
                $new = New-CfAccessIdentityProvider Contract -Type okta -Config $config -ClientSecret $secret @in
                $new | Set-CfAccessIdentityProvider -Name Contract2 -ClientSecret $secret
                Get-CfAccessIdentityProvider -Id $new.Id @in
                Get-CfAccessIdentityProvider @in
                $new | Remove-CfAccessIdentityProvider
                """,
        },
        new("IdpFederationGrant")
        {
            Uses =
            [
                new("Get-CfAccessIdpFederationGrant", "New-CfAccessIdpFederationGrant Okta"),
                new("New-CfAccessIdpFederationGrant Okta")
                {
                    Variants = ["Get-CfAccessIdentityProvider -Type okta | New-CfAccessIdpFederationGrant"],
                },
                new("$x | Remove-CfAccessIdpFederationGrant", "$x = New-CfAccessIdpFederationGrant Okta"),
            ],
            Contract = """
                New-CfAccessIdpFederationGrant Okta
                $grant = Get-CfAccessIdpFederationGrant
                Get-CfAccessIdpFederationGrant $grant.Id | Remove-CfAccessIdpFederationGrant
                """,
        },
        new("SamlCertificate")
        {
            Uses =
            [
                new("Get-CfAccessSamlCertificate", "New-CfAccessSamlCertificate 'Partner SAML'"),
                new("New-CfAccessSamlCertificate 'Partner SAML'"),
                new("$x | Reset-CfAccessSamlCertificate", "$x = New-CfAccessSamlCertificate 'Partner SAML'"),
            ],
            Contract = """
                $saml = New-CfAccessSamlCertificate 'Partner SAML'
                New-CfAccessSamlCertificate 'Partner SAML'
                Get-CfAccessSamlCertificate
                Get-CfAccessSamlCertificate -Id $saml.Id | Reset-CfAccessSamlCertificate
                $saml | Get-CfAccessSamlCertificate -AsPem
                """,
        },
        new("ScimUser")
        {
            Uses = [new("Get-CfAccessScimUser Okta")],
            Contract = "Get-CfAccessScimUser Okta -Email bob@example.com",
        },
        new("ScimGroup")
        {
            Uses = [new("Get-CfAccessScimGroup Okta")],
            Contract = "Get-CfAccessScimGroup Okta engineering",
        },
        new("AuthenticatorAaguid")
        {
            Uses = [new("Get-CfAccessAuthenticatorAaguid")],
        },
        new("ServiceToken")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessServiceToken", "New-CfAccessServiceToken fresh"),
                new("New-CfAccessServiceToken T"),
                new("Set-CfAccessServiceToken monitoring -Name watching")
                {
                    Variants = ["Get-CfAccessServiceToken | Set-CfAccessServiceToken -Enabled $false"],
                },
                new("$x | Remove-CfAccessServiceToken", "$x = New-CfAccessServiceToken gone")
                {
                    Variants = ["Get-CfAccessServiceToken | Remove-CfAccessServiceToken"],
                },
                new("Reset-CfAccessServiceToken monitoring -GracePeriod 1.00:00:00")
                {
                    Variants = ["Get-CfAccessServiceToken | Reset-CfAccessServiceToken"],
                },
                new("Update-CfAccessServiceToken monitoring")
                {
                    Variants = ["Get-CfAccessServiceToken | Update-CfAccessServiceToken"],
                },
            ],
            Contract = """
                $token = New-CfAccessServiceToken acts
                $token | Update-CfAccessServiceToken
                $token | Reset-CfAccessServiceToken
                $token | Reset-CfAccessServiceToken -GracePeriod 1.00:00:00
                """,
            ContractInEachScope = """
                $token = New-CfAccessServiceToken contract -Duration 8760h @in
                Get-CfAccessServiceToken @in
                Get-CfAccessServiceToken -Id $token.Id @in
                $token | Set-CfAccessServiceToken -Name contract2
                $token | Remove-CfAccessServiceToken
                """,
        },
    ];
}
