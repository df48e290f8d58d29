BeforeDiscovery {
    $script:tables = foreach ($width in 80, 120) {
        foreach ($command in @(
                'Get-CfAccessApp', 'Get-CfAccessPolicy', 'Get-CfAccessGroup', 'Get-CfAccessUser', 'Get-CfAccessServiceToken', 'Get-CfAccessIdentityProvider'
                'Get-CfAccessRequestLog -First 20', 'Get-CfAccessUserSession ann@example.com', 'Get-CfAccessCertificate', 'Get-CfAccessTarget', 'Get-CfAccessTag'
                'Get-CfAccessMcpPortal', 'Get-CfAccessContext')) {
            @{ Command = $command; Width = $width }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Initialize.ps1"
    Import-Module CloudflareAccess
    $script:token = 'sandbox-token-that-opens-nothing-else'

    function Complete([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
    }
}

Describe 'The module, in a full PowerShell' {
    BeforeEach {
        Connect-CfAccess -Sandbox -WarningAction Ignore
    }

    Context 'Completion by Tab' {
        It 'offers <Expected> for <Line>' -ForEach @(
            @{ Line = 'Get-CfAccessServ'; Expected = 'Get-CfAccessServiceToken' }
            @{ Line = 'Get-CfAccessApp -Ty'; Expected = '-Type' }
            @{ Line = 'Set-CfAccessApp wi'; Expected = 'wiki' }
            @{ Line = 'Get-CfAccessApp git'; Expected = "'git over ssh'" }
            @{ Line = 'Get-CfAccessApp -Type self'; Expected = 'self_hosted' }
            @{ Line = 'New-CfAccessGroup g -Include group:Eng'; Expected = 'group:Engineering' }
            @{ Line = 'Set-CfAccessApp wiki -Clear CustomDenyM'; Expected = 'CustomDenyMessage' }
            @{ Line = 'Select-CfAccessContext sand'; Expected = 'sandbox' }
        ) {
            Complete $Line | Should -Contain $Expected
        }
    }

    Context 'Tables' {
        It 'of <Command> fit into <Width> columns' -ForEach $tables {
            $objects = @(& ([scriptblock]::Create($Command)))
            $lines = @(($objects | Out-String -Width $Width) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_ })

            $lines.Count | Should -BeGreaterOrEqual ($objects.Count + 2)
            $lines[1] | Should -Match '^-+( |$)'
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
        }
    }

    Context 'Objects' {
        It 'become readable JSON' {
            $app = Get-CfAccessApp wiki | ConvertTo-Json -Depth 5 | ConvertFrom-Json
            $app.Name | Should -Be 'wiki'
            $app.Tags | Should -Be 'internal', 'production'
            $app.Policies[0].Name | Should -Be 'Engineers'
        }

        It 'become CSV that can be read again' {
            $path = Join-Path $TestDrive 'users.csv'
            Get-CfAccessUser | Export-Csv $path -NoTypeInformation
            $rows = Import-Csv $path
            $rows | Should -HaveCount 40
            $rows[0].Email | Should -Be (Get-CfAccessUser -First 1).Email

            # And back: a column of the file is the parameter of a cmdlet.
            ($rows[0] | Get-CfAccessUserIdentity).Email | Should -Be $rows[0].Email
        }

        It 'show every property in a list' {
            $text = (Get-CfAccessServiceToken ci-deploy | Format-List * | Out-String -Width 200) -replace '\x1b\[[0-9;]*m'
            foreach ($property in (Get-CfAccessServiceToken ci-deploy).PSObject.Properties.Name) {
                $text | Should -Match "(?m)^$property +:"
            }
        }

        It 'can be selected, sorted, grouped and measured' {
            Get-CfAccessApp | Select-Object -First 1 | Should -HaveCount 1
            (Get-CfAccessApp | Group-Object Type | Where-Object Name -EQ 'saas').Count | Should -Be 2
            (Get-CfAccessServiceToken | Sort-Object ExpiresAt)[0].Name | Should -Be 'backup'
            (Get-CfAccessUser | Measure-Object ActiveDeviceCount -Sum).Sum | Should -BeGreaterThan 10
        }

        It 'show no secret, however they are turned' {
            $new = New-CfAccessServiceToken Pester
            $plain = [System.Net.NetworkCredential]::new('', $new.ClientSecret).Password
            $plain | Should -Not -BeNullOrEmpty
            foreach ($text in ($new | ConvertTo-Json -Depth 5 -WarningAction Ignore), ($new | Format-List * | Out-String), ($new | ConvertTo-Csv | Out-String), "$new", [System.Management.Automation.PSSerializer]::Serialize($new)) {
                $text | Should -Not -BeLike "*$plain*"
            }
        }
    }

    Context 'Jobs and runspaces' {
        It 'sign in for themselves in a job' {
            $names = Start-Job {
                Connect-CfAccess -Sandbox -WarningAction Ignore
                (Get-CfAccessTag).Name
            } | Receive-Job -Wait
            $names | Should -Contain 'production'
        }

        It 'have no sign-in of their own in a job' {
            { Start-Job { Get-CfAccessTag -ErrorAction Stop } | Receive-Job -Wait -ErrorAction Stop } | Should -Throw -ErrorId 'CfAccessNotConnected*'
        }

        It 'work on one account from many runspaces, each with the context that it is given' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
            $context = Get-CfAccessContext
            1..20 | ForEach-Object -Parallel { New-CfAccessTag "tag-$_" -Context $using:context | Out-Null } -ThrottleLimit 5
            @(Get-CfAccessTag -Name 'tag-*') | Should -HaveCount 20
        }
    }

    Context '-ErrorAction' {
        It 'Continue: the error is written, and the others go on' {
            $apps = Get-CfAccessApp 'no such', 'wiki' -ErrorAction Continue -ErrorVariable failures 2> $null
            $apps.Name | Should -Be 'wiki'
            $failures | Should -HaveCount 1
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }

        It 'SilentlyContinue: nothing is shown, the error is kept' {
            $shown = Get-CfAccessApp 'no such', 'wiki' -ErrorAction SilentlyContinue -ErrorVariable failures 2>&1
            $shown | Should -HaveCount 1
            $failures | Should -HaveCount 1
        }

        It 'Ignore: nothing is shown, nothing is kept' {
            $before = $Error.Count
            $shown = Get-CfAccessApp 'no such', 'wiki' -ErrorAction Ignore 2>&1
            $shown | Should -HaveCount 1
            $Error.Count | Should -Be $before
        }

        It 'Stop: the error ends the command and can be caught' {
            { Get-CfAccessApp 'no such', 'wiki' -ErrorAction Stop } | Should -Throw -ErrorId 'CfAccessNotFound,*'
        }

        It 'Inquire: PowerShell asks, and where nobody answers it goes on, which is its default' {
            $output = Start-Job { Connect-CfAccess -Sandbox -WarningAction Ignore; Get-CfAccessApp 'no such' -ErrorAction Inquire; 'went on' } | Receive-Job -Wait -ErrorVariable failures -ErrorAction SilentlyContinue
            $output | Should -Be 'went on'
        }

        It 'Suspend: is PowerShell''s own error, and nothing is sent' {
            { Get-CfAccessApp 'no such' -ErrorAction Suspend } | Should -Throw
        }
    }

    Context '-WhatIf and -Confirm' {
        It 'shows old and new, and changes nothing' {
            $transcript = Join-Path $TestDrive 'whatif.txt'
            $null = Start-Transcript -Path $transcript
            Get-CfAccessApp wiki | Set-CfAccessApp -SessionDuration 12h -WhatIf
            $null = Stop-Transcript
            Get-Content $transcript -Raw | Should -Match 'session_duration.*24h.*12h'
            (Get-CfAccessApp wiki).SessionDuration | Should -Be '24h'
        }

        It 'is asked before something is removed, and nobody can be asked in a job' {
            { Start-Job { Connect-CfAccess -Sandbox -WarningAction Ignore; Remove-CfAccessTag staging -ErrorAction Stop } | Receive-Job -Wait -ErrorAction Stop } | Should -Throw
            Remove-CfAccessServiceToken old-importer -Confirm:$false
            Get-CfAccessServiceToken -Name old-i* | Should -BeNullOrEmpty
        }

        It 'takes the preference of the script around it' {
            $WhatIfPreference = $true
            New-CfAccessTag nothing
            $WhatIfPreference = $false
            Get-CfAccessTag -Name noth* | Should -BeNullOrEmpty
        }
    }

    Context 'A transcript with every preference on' {
        It 'has what was done, and no secret' {
            $transcript = Join-Path $TestDrive 'all.txt'
            $null = Start-Transcript -Path $transcript
            $new = New-CfAccessServiceToken Transcript -Verbose -Debug:$false
            Get-CfAccessApp wiki -Verbose | Out-Default
            Get-CfAccessApp 'no such' -Verbose -ErrorAction Continue
            & { $DebugPreference = 'Continue'; New-CfAccessServiceToken Transcript2 | Out-Default }
            $null = Stop-Transcript
            $text = Get-Content $transcript -Raw

            $text | Should -Match 'POST accounts/.*/access/service_tokens 20\d'
            $text | Should -Match 'wiki\.example\.com'
            $text | Should -Not -BeLike "*$token*"
            $text | Should -Not -BeLike "*$([System.Net.NetworkCredential]::new('', $new.ClientSecret).Password)*"
        }
    }
}
