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

    It 'lists all its files in the SBOM, with their hashes' {
        $sbom = Get-Content "$($module.ModuleBase)/CloudflareAccess.cdx.json" -Raw | ConvertFrom-Json
        $listed = @($sbom.metadata.component.components) + @($sbom.components.components) | ForEach-Object { "$($_.hashes[0].content) $($_.name)" }

        # The SBOM cannot hold its own hash. PSResourceGet writes the other file at installation.
        $there = Get-ChildItem $module.ModuleBase -Recurse -File | Where-Object Name -NotIn 'CloudflareAccess.cdx.json', 'PSGetModuleInfo.xml' | ForEach-Object {
            "$((Get-FileHash $_.FullName -Algorithm SHA256).Hash.ToLowerInvariant()) $($_.FullName.Substring($module.ModuleBase.Length + 1) -replace '\\', '/')"
        }
        $listed | Sort-Object | Should -Be ($there | Sort-Object)
        $sbom.metadata.component.version | Should -Be $module.Version
    }

    It 'names the package, version and licence of every third-party file in the SBOM' {
        $sbom = Get-Content "$($module.ModuleBase)/CloudflareAccess.cdx.json" -Raw | ConvertFrom-Json
        $others = @(Get-ChildItem $module.ModuleBase -Recurse -File | Where-Object Name -NotMatch '^(CloudflareAccess\.|about_C|LICENSE$|THIRD-PARTY-NOTICES\.txt$|PSGetModuleInfo\.xml$)')
        $others.Count | Should -BeGreaterThan 0
        foreach ($file in $others) {
            $component = @($sbom.components | Where-Object { $_.components.name -contains "dependencies/$($file.Name)" })
            $component | Should -HaveCount 1 -Because "$($file.Name) comes from one package"
            $component.purl | Should -Be "pkg:nuget/$($component.name)@$($component.version)"
            $component.version | Should -Match '^\d+\.\d+\.\d+$'
            $component.licenses.license.id | Should -Not -BeNullOrEmpty
            $component.hashes.content | Should -Match '^[0-9a-f]{128}$'
            $sbom.dependencies.ref | Should -Contain $component.'bom-ref'
            Get-Content "$($module.ModuleBase)/THIRD-PARTY-NOTICES.txt" -Raw | Should -Match ([regex]::Escape($component.name))
        }
    }

    It 'holds no build time and no trace of the build machine' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $package = [System.IO.Compression.ZipFile]::OpenRead((Get-Item "$env:CFACCESS_PACKAGES/*.nupkg").FullName)
        try {
            @($package.Entries.LastWriteTime.Ticks | Select-Object -Unique) | Should -HaveCount 1
            $package.Entries.FullName | Should -Contain 'package/services/metadata/core-properties/CloudflareAccess.psmdcp'
            foreach ($entry in $package.Entries | Where-Object FullName -Match '\.(rels|psmdcp|nuspec)$|Content_Types') {
                $reader = [System.IO.StreamReader]::new($entry.Open())
                $reader.ReadToEnd() | Should -Not -Match 'lastModifiedBy|Unix|Windows NT|\d{4}-\d\d-\d\dT'
                $reader.Dispose()
            }
        }
        finally {
            $package.Dispose()
        }
    }
}
