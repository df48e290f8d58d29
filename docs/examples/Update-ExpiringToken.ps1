<#
.SYNOPSIS
    Gives service tokens that end soon a new secret and a new year, and puts the secret into a vault.
.DESCRIPTION
    The old secret works on for the grace period, so that what uses the token can change over. The new one goes from the
    answer into the vault as a SecureString: no log and no file sees it. A token whose secret could not be stored is named
    in an error; its old secret works until the grace period ends.
.PARAMETER ExpiringWithin
    Tokens that end within this time are renewed.
.PARAMETER GracePeriod
    How long the old secret works on.
.PARAMETER Vault
    The vault of SecretManagement. Default: the default vault.
.EXAMPLE
    ./Update-ExpiringToken.ps1 -ExpiringWithin 30.00:00:00 -WhatIf

    Shows which tokens would be renewed.
.EXAMPLE
    ./Update-ExpiringToken.ps1 -ExpiringWithin 30.00:00:00 -GracePeriod 14.00:00:00 -Confirm:$false

    Renews them; the old secrets work for two weeks more.
.LINK
    Reset-CfAccessServiceToken
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [timespan] $ExpiringWithin = '30.00:00:00',

    [timespan] $GracePeriod = '7.00:00:00',

    [string] $Vault
)

$place = @{}
if ($Vault) {
    $place.Vault = $Vault
}

foreach ($token in Get-CfAccessServiceToken -ExpiringWithin $ExpiringWithin) {
    if (-not $PSCmdlet.ShouldProcess($token.Name, 'Renew, and store the new secret')) {
        continue
    }

    # The order matters: a longer life harms nobody if the rest fails.
    $token | Update-CfAccessServiceToken -ErrorAction Stop | Out-Null
    $new = $token | Reset-CfAccessServiceToken -GracePeriod $GracePeriod -Confirm:$false -ErrorAction Stop
    Set-Secret -Name "cloudflare-access-$($token.Name)" -SecureStringSecret $new.ClientSecret @place -ErrorAction Stop
    [pscustomobject] @{ Name = $token.Name; ClientId = $new.ClientId; OldSecretUntil = [DateTimeOffset]::Now + $GracePeriod }
}
