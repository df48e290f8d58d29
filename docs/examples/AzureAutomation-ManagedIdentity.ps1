<#
.SYNOPSIS
    An Azure Automation runbook that takes the token from a key vault with its managed identity, and ends the sessions of an app.
.DESCRIPTION
    Nothing secret is kept in the Automation account. Needs: the modules CloudflareAccess, Az.Accounts and Az.KeyVault, a
    managed identity that may read secrets of the vault, and the secret cloudflare-token in it.
.PARAMETER App
    The app whose sessions end: its name or id.
.PARAMETER VaultName
    The key vault.
.PARAMETER AccountId
    The Cloudflare account.
.EXAMPLE
    ./AzureAutomation-ManagedIdentity.ps1 -App payroll -VaultName acme-secrets -AccountId 5a11d0b0c0ffee005a11d0b0c0ffee00

    Everybody has to log in to payroll anew.
.LINK
    about_CfAccess_Runbooks
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $App,

    [Parameter(Mandatory)]
    [string] $VaultName,

    [Parameter(Mandatory)]
    [string] $AccountId
)

$ErrorActionPreference = 'Stop'
Connect-AzAccount -Identity | Out-Null
$secret = Get-AzKeyVaultSecret -VaultName $VaultName -Name cloudflare-token
Connect-CfAccess -ApiToken $secret.SecretValue -AccountId $AccountId
try {
    # Nobody can be asked in Azure Automation.
    Revoke-CfAccessAppToken -App $App -Confirm:$false
    "The sessions of $App were ended."
}
finally {
    Disconnect-CfAccess -All
}
