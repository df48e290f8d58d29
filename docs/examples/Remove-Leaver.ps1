<#
.SYNOPSIS
    Ends the access of people who have left: sessions, devices and seats, and says of each what was done.
.DESCRIPTION
    For each email in the file: ends all sessions of all apps, signs out the devices, takes the seats, and looks whether a
    session is left. One that fails does not stop the others.

    Whether somebody can log in again is up to the identity provider and the policies: disable the account there first.
.PARAMETER Path
    A CSV file with a column Email.
.EXAMPLE
    ./Remove-Leaver.ps1 -Path leavers.csv -WhatIf

    Shows what would be done, and does nothing.
.EXAMPLE
    ./Remove-Leaver.ps1 -Path leavers.csv -Confirm:$false | Export-Csv offboarded.csv -NoTypeInformation

    Does it without asking, as a scheduled run has to, and keeps a record for the audit.
.LINK
    about_CfAccess_Runbooks
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)]
    [string] $Path
)

foreach ($leaver in Import-Csv -LiteralPath $Path) {
    if (-not $PSCmdlet.ShouldProcess($leaver.Email, 'End sessions, sign out devices, take seats')) {
        continue
    }

    $outcome = [ordered] @{ Email = $leaver.Email; Sessions = $null; Seats = $null; Remark = '' }
    try {
        $user = Get-CfAccessUser $leaver.Email -ErrorAction Stop
        $user | Revoke-CfAccessUserSession -Devices -Confirm:$false -ErrorAction Stop
        if ($user.AccessSeat -or $user.GatewaySeat) {
            $user | Remove-CfAccessUserSeat -Confirm:$false -ErrorAction Stop
        }

        $outcome.Sessions = @($user | Get-CfAccessUserSession -ErrorAction Stop).Count
        $outcome.Seats = [bool] (Get-CfAccessUser -Id $user.Id -ErrorAction Stop).AccessSeat
    }
    catch {
        $outcome.Remark = "$($_.FullyQualifiedErrorId): $($_.Exception.Message)"
    }

    [pscustomobject] $outcome
}
