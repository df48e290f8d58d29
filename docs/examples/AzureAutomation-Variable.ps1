<#
.SYNOPSIS
    An Azure Automation runbook that signs in with an encrypted variable, and names the service tokens that end soon.
.DESCRIPTION
    Needs in the Automation account: the module CloudflareAccess (a runtime environment with PowerShell 7.4, or Windows
    PowerShell 5.1), an encrypted variable CloudflareToken, a variable CloudflareAccountId.

    An encrypted variable reaches the runbook as plain text: it is made a SecureString at once and never written. A
    credential asset is the better place: Get-AutomationPSCredential, and Connect-CfAccess -Credential.
.EXAMPLE
    ./AzureAutomation-Variable.ps1

    As Azure Automation runs it.
.LINK
    about_CfAccess_Runbooks
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$token = [System.Net.NetworkCredential]::new('', (Get-AutomationVariable -Name CloudflareToken)).SecurePassword
Connect-CfAccess -ApiToken $token -AccountId (Get-AutomationVariable -Name CloudflareAccountId)
try {
    Get-CfAccessServiceToken -ExpiringWithin 30.00:00:00 | ForEach-Object {
        "The service token $($_.Name) ends on $($_.ExpiresAt.ToString('yyyy-MM-dd'))."
    }
}
finally {
    Disconnect-CfAccess -All
}
