@{
    RootModule             = 'CloudflareAccess.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = 'b6f5b0c0-8f0e-4a53-9d1b-5a1c0d3f7e21'
    Author                 = 'CloudflareAccess contributors'
    CompanyName            = 'CloudflareAccess contributors'
    Copyright              = '(c) CloudflareAccess contributors. MIT licence.'
    Description            = 'Administers Cloudflare Zero Trust Access: applications, policies, groups, identity providers, service tokens, users, sessions, logs, certificates and tags, as typed objects, with changes that keep what you did not name, and a sandbox to rehearse in.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    FormatsToProcess       = @('CloudflareAccess.Format.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Connect-CfAccess'
        'Disconnect-CfAccess'
        'Get-CfAccessApp'
        'New-CfAccessApp'
        'Remove-CfAccessApp'
        'Set-CfAccessApp'
        'Revoke-CfAccessAppToken'
        'Get-CfAccessCertificate'
        'New-CfAccessCertificate'
        'Remove-CfAccessCertificate'
        'Set-CfAccessCertificate'
        'Get-CfAccessContext'
        'Select-CfAccessContext'
        'Get-CfAccessGroup'
        'New-CfAccessGroup'
        'Remove-CfAccessGroup'
        'Set-CfAccessGroup'
        'Get-CfAccessIdentityProvider'
        'New-CfAccessIdentityProvider'
        'Remove-CfAccessIdentityProvider'
        'Set-CfAccessIdentityProvider'
        'Get-CfAccessPolicy'
        'New-CfAccessPolicy'
        'Remove-CfAccessPolicy'
        'Set-CfAccessPolicy'
        'Invoke-CfAccessRequest'
        'Get-CfAccessRequestLog'
        'New-CfAccessRule'
        'Get-CfAccessServiceToken'
        'New-CfAccessServiceToken'
        'Remove-CfAccessServiceToken'
        'Reset-CfAccessServiceToken'
        'Set-CfAccessServiceToken'
        'Update-CfAccessServiceToken'
        'Get-CfAccessTag'
        'New-CfAccessTag'
        'Remove-CfAccessTag'
        'Rename-CfAccessTag'
        'Get-CfAccessUser'
        'New-CfAccessUser'
        'Remove-CfAccessUser'
        'Set-CfAccessUser'
        'Get-CfAccessUserFailedLogin'
        'Get-CfAccessUserSession'
        'Revoke-CfAccessUserSession'
    )
    PrivateData            = @{
        PSData = @{
            Tags         = @('Cloudflare', 'Access', 'ZeroTrust', 'Identity', 'Security', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
