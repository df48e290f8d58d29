BeforeAll {
    . "$PSScriptRoot/Initialize.ps1"
    $script:module = Get-Module -ListAvailable CloudflareAccess | Where-Object { $_.ModuleBase.StartsWith($env:CFACCESS_INSTALLED) }
}

Describe 'The package, installed from a local repository' {
    It 'is found' {
        $module | Should -HaveCount 1
        $module.ExportedCmdlets.Count | Should -BeGreaterThan 100
        $module.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
    }

    It 'is known to PSResourceGet, with what the Gallery shows' {
        $resource = Get-InstalledPSResource -Name CloudflareAccess -Path $env:CFACCESS_INSTALLED
        $resource.Version | Should -Be $module.Version
        $resource.Author | Should -Not -BeNullOrEmpty
        $resource.Description | Should -Match 'Zero Trust Access'
        $resource.LicenseUri | Should -Match '^https://'
        $resource.ProjectUri | Should -Match '^https://'
        $resource.IconUri | Should -Match '^https://'
        $resource.Tags | Should -Contain 'Cloudflare'
    }

    It 'is installed for a user, and removed' -Skip:(-not ($IsLinux -or $IsMacOS)) {
        # Where a user's modules are cannot be moved on Windows.
        $userHome, $env:HOME = $env:HOME, "$TestDrive"
        $found = Start-Job {
            Register-PSResourceRepository -Name pester -Uri $env:CFACCESS_PACKAGES -Trusted
            Install-PSResource CloudflareAccess -Repository pester -Scope CurrentUser
            (Get-InstalledPSResource CloudflareAccess -Scope CurrentUser).InstalledLocation
            Uninstall-PSResource CloudflareAccess -Scope CurrentUser
            @(Get-InstalledPSResource CloudflareAccess -Scope CurrentUser -ErrorAction Ignore).Count
        } | Receive-Job -Wait
        $env:HOME = $userHome
        $found[0] | Should -BeLike "$TestDrive*"
        $found[1] | Should -Be 0
    }

    It 'lists all its commands before it is imported' {
        $found = Start-Job { (Get-Command -Module CloudflareAccess).Name } | Receive-Job -Wait
        $found | Sort-Object | Should -Be ($module.ExportedCmdlets.Keys | Sort-Object)
    }

    It 'is imported when a command of it is used' {
        $version = Start-Job {
            Connect-CfAccess -Sandbox -WarningAction Ignore
            (Get-Module CloudflareAccess).Version
        } | Receive-Job -Wait
        $version | Should -Be $module.Version
    }

    It 'has a manifest that PowerShell accepts and other tools can read' {
        $manifest = "$($module.ModuleBase)/CloudflareAccess.psd1"
        (Test-ModuleManifest $manifest).Name | Should -Be 'CloudflareAccess'
        $data = Import-PowerShellDataFile $manifest
        $data.RootModule | Should -Be 'CloudflareAccess.dll'
        $data.CmdletsToExport | Should -HaveCount $module.ExportedCmdlets.Count
    }

    It 'loads no assembly of others on PowerShell 7' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $loaded = Start-Job {
            Import-Module CloudflareAccess
            Connect-CfAccess -Sandbox -WarningAction Ignore
            Get-CfAccessApp | Out-Null
            [AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object { $_ -like '*dependencies*' }
        } | Receive-Job -Wait
        $loaded | Should -BeNullOrEmpty
    }

    It 'has help for every command and every topic' {
        $help = Start-Job {
            foreach ($name in (Get-Module -ListAvailable CloudflareAccess)[0].ExportedCmdlets.Keys) {
                $page = Get-Help $name
                if (-not $page.Description -or @($page.Examples.Example).Count -lt 2) { $name }
            }

            foreach ($topic in 'CloudflareAccess', 'CfAccess_Authentication', 'CfAccess_Rules', 'CfAccess_SafeChanges', 'CfAccess_Sandbox', 'CfAccess_Runbooks', 'CfAccess_RateLimits') {
                if ((Get-Help "about_$topic") -notmatch 'SHORT DESCRIPTION') { $topic }
            }
        } | Receive-Job -Wait
        $help | Should -BeNullOrEmpty
    }
}
