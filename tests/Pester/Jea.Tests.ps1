BeforeAll {
    . "$PSScriptRoot/Initialize.ps1"

    # Without -AsScript a line becomes a pipeline of commands, which is what a remote session sends to an endpoint.
    function Invoke-Line([runspace] $Runspace, [string] $Line, [switch] $AsScript) {
        $shell = if ($AsScript) { [powershell]::Create().AddScript($Line) } else { [scriptblock]::Create($Line).GetPowerShell() }
        try {
            $shell.Runspace = $Runspace
            $shell.Invoke()
            if ($shell.Streams.Error) { throw $shell.Streams.Error[0] }
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'An endpoint made of docs/examples/jea' {
    BeforeAll {
        Copy-Item "$PSScriptRoot/../../docs/examples/jea/*.psrc" $TestDrive
        Set-Content "$TestDrive/Connect-Endpoint.ps1" 'Import-Module CloudflareAccess; Connect-CfAccess -Sandbox -WarningAction Ignore'
        $configuration = Get-Content "$PSScriptRoot/../../docs/examples/jea/CloudflareAccess.pssc" -Raw
        $configuration = $configuration -replace 'C:\\ProgramData\\CfAccess\\', "$TestDrive/" -replace '(?m)^ *GroupManagedServiceAccount.*$'
        Set-Content "$TestDrive/endpoint.pssc" $configuration
        $isHelpdesk = [Func[string, bool]] { param($Role) $Role -eq 'EXAMPLE\Helpdesk' }
        $state = [initialsessionstate]::CreateFromSessionConfigurationFile("$TestDrive/endpoint.pssc", $isHelpdesk)
        $state.ThrowOnRunspaceOpenError = $true
        $script:endpoint = [runspacefactory]::CreateRunspace($state)
        $endpoint.Open()
    }

    AfterAll {
        $endpoint.Dispose()
    }

    It 'has the commands of its role and of a restricted session, and no others' {
        $endpoint.SessionStateProxy.LanguageMode | Should -Be 'NoLanguage'
        $role = (Import-PowerShellDataFile "$TestDrive/CfAccessHelpdesk.psrc").VisibleCmdlets.Name
        $restricted = @(
            'Clear-Host', 'Exit-PSSession', 'Get-Command', 'Get-FormatData', 'Get-Help', 'Measure-Object', 'Out-Default', 'Select-Object'
        )
        (Invoke-Line $endpoint 'Get-Command').Name | Sort-Object | Should -Be ($role + $restricted | Sort-Object)
    }

    It 'is signed in, and its user is not asked for a token: <Line>' -ForEach @(
        @{ Line = 'Get-CfAccessApp wiki'; Count = 1 }
        @{ Line = 'Get-CfAccessApp wiki | Get-CfAccessPolicy'; Count = 3 }
        @{ Line = 'Get-CfAccessUser -First 2'; Count = 2 }
        @{ Line = 'Get-CfAccessRequestLog -Email ann@example.com -First 2'; Count = 2 }
        @{ Line = 'Revoke-CfAccessUserSession ann@example.com -Confirm:$false'; Count = 0 }
    ) {
        @(Invoke-Line $endpoint $Line) | Should -HaveCount $Count
    }

    It 'refuses what its role does not allow: <Line>' -ForEach @(
        @{ Line = 'Revoke-CfAccessUserSession ann@elsewhere.example -Confirm:$false' }
        @{ Line = 'Get-CfAccessApp -Type saas' }
        @{ Line = 'Get-CfAccessApp wiki | Get-CfAccessPolicy -Context other' }
        @{ Line = 'Get-CfAccessContext' }
        @{ Line = 'Connect-CfAccess -BaseUri https://elsewhere.example' }
        @{ Line = 'CloudflareAccess\Invoke-CfAccessRequest access/apps' }
        @{ Line = 'Set-Item env:CLOUDFLARE_API_BASE_URL https://elsewhere.example' }
    ) {
        { Invoke-Line $endpoint $Line } | Should -Throw
    }

    It 'has no language that could read or set a variable: <Line>' -ForEach @(
        @{ Line = '$env:CLOUDFLARE_API_BASE_URL = "https://elsewhere.example"' }
        @{ Line = '[Environment]::GetEnvironmentVariables()' }
        @{ Line = 'Get-CfAccessApp wiki | ForEach-Object ToJson' }
    ) {
        { Invoke-Line $endpoint $Line -AsScript } | Should -Throw -ExpectedMessage '*no-language mode*'
    }
}

Describe 'In constrained language' {
    BeforeAll {
        $script:constrained = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault())
        $constrained.Open()
        Invoke-Line $constrained 'Import-Module CloudflareAccess; Connect-CfAccess -Sandbox -WarningAction Ignore' -AsScript
        $constrained.SessionStateProxy.LanguageMode = 'ConstrainedLanguage'
    }

    AfterAll {
        $constrained.Dispose()
    }

    It 'works: <Line>' -ForEach @(
        @{ Line = 'Get-CfAccessApp | Where-Object { $_.SessionDuration -eq "24h" -and $_.Policies[0].Name } | ForEach-Object { $_.Name }' }
        @{ Line = 'Set-CfAccessApp wiki -SessionDuration 12h -PassThru' }
        @{ Line = 'New-CfAccessGroup one -Include "geo:DE", (New-CfAccessRule domain example.com), @{ geo = @{ country_code = "FR" } }' }
        @{ Line = 'ConvertFrom-SecureString (New-CfAccessServiceToken one).ClientSecret -AsPlainText' }
        @{ Line = 'Get-CfAccessTag -Context (Get-CfAccessContext)' }
        @{ Line = 'Get-CfAccessServiceToken | Where-Object { $_.ExpiresAt.LocalDateTime -lt (Get-Date).AddDays(30) }' }
        @{ Line = 'try { Remove-CfAccessGroup Engineering -Confirm:$false -ErrorAction Stop } catch { $_.Exception.StatusCode }' }
    ) {
        if ($Line -like '*-AsPlainText' -and $PSVersionTable.PSVersion.Major -lt 7) {
            Set-ItResult -Skipped -Because 'ConvertFrom-SecureString has no -AsPlainText there'
        }

        Invoke-Line $constrained $Line -AsScript | Should -Not -BeNullOrEmpty
    }

    It 'refuses, because it allows neither methods nor changed properties of the module''s objects: <Line>' -ForEach @(
        @{ Line = '(Get-CfAccessApp wiki).ToJson()' }
        @{ Line = '$app = Get-CfAccessApp wiki; $app.SessionDuration = "8h"' }
        @{ Line = '(Get-CfAccessServiceToken backup).ExpiresAt.AddDays(1)' }
    ) {
        { Invoke-Line $constrained $Line -AsScript } | Should -Throw -ExpectedMessage '*only on core types*'
    }
}
