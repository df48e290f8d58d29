BeforeDiscovery {
    $script:hasVault = (Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement) -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore) -and ($IsLinux -or $IsMacOS)
}

BeforeAll {
    . "$PSScriptRoot/Initialize.ps1"
}

# Where a user's vault is can be moved by HOME, which Windows does not ask.
Describe 'A vault of SecretManagement' -Skip:(-not $hasVault) {
    It 'gets the new secret of a token that ends soon, and no other place does' {
        $userHome, $env:HOME = $env:HOME, "$TestDrive"
        $env:CFACCESS_RUNBOOK = (Resolve-Path "$PSScriptRoot/../../docs/examples/Update-ExpiringToken.ps1").Path
        $renewed, $secret, $shown = Start-Job {
            Reset-SecretStore -Authentication None -Interaction None -Force -WarningAction Ignore
            Register-SecretVault -Name Pester -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
            Connect-CfAccess -Sandbox -WarningAction Ignore
            $renewed = & $env:CFACCESS_RUNBOOK -ExpiringWithin 30.00:00:00 -Confirm:$false
            $plain = Get-Secret -Name cloudflare-access-backup -AsPlainText
            $renewed.Name
            $plain
            ($renewed | ConvertTo-Json) + ($renewed | Out-String) + (Get-CfAccessServiceToken backup).ToJson()
        } | Receive-Job -Wait
        $env:HOME = $userHome

        $renewed | Should -Be 'backup'
        $secret.Length | Should -BeGreaterThan 30
        $shown | Should -Not -BeLike "*$secret*"
    }
}
