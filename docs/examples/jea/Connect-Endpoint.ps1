<#
.SYNOPSIS
    Signs the endpoint in, before its session is restricted. The file needs no more rights than to be read by the account of
    the endpoint; who can change it can use the token.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
Import-Module CloudflareAccess

# Written once, as the account of the endpoint: Read-Host 'API token' -AsSecureString | Export-Clixml <this path>.
# Windows encrypts it so that only that account, on this machine, can read it.
$signIn = @{
    ApiToken  = Import-Clixml -LiteralPath 'C:\ProgramData\CfAccess\token.xml'
    AccountId = '5a11d0b0c0ffee005a11d0b0c0ffee00'

    # Named here, so that no environment variable chooses another address.
    BaseUri   = 'https://api.cloudflare.com/client/v4'
}
Connect-CfAccess @signIn
