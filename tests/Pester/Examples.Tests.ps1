BeforeDiscovery {
    $script:root = (Resolve-Path "$PSScriptRoot/../..").Path

    function Get-Block([string] $Path, [string] $Pattern) {
        $number = 0
        $text = (Get-Content -LiteralPath $Path -Raw) -replace '\r\n', "`n"
        foreach ($match in [regex]::Matches($text, $Pattern)) {
            $number++
            @{ Title = "$(Split-Path $Path -Leaf), $number"; Code = $match.Groups[$match.Groups.Count - 1].Value }
        }
    }

    $fence = '(?s)```powershell\n(.*?)\n```'
    $script:examples = @(
        Get-ChildItem "$root/docs/en-US/*-CfAccess*.md" | ForEach-Object { Get-Block $_.FullName $fence }
        Get-ChildItem "$root/docs/en-US/about_*.help.txt" | ForEach-Object { Get-Block $_.FullName '(?m)((?:^ {8}.*\n(?:[ ]*\n(?= {8}))*)+)' }
        Get-Block "$root/README.md" $fence
        Get-Block "$root/docs/rules.md" $fence
        foreach ($script in Get-ChildItem "$root/docs/examples/*.ps1") {
            $help = [System.Management.Automation.Language.Parser]::ParseFile($script.FullName, [ref] $null, [ref] $null).GetHelpContent()
            foreach ($example in $help.Examples) {
                $line = ($example.Trim() -split '\r?\n')[0]
                @{ Title = $line; Code = $line }
            }
        }
    )
}

BeforeAll {
    . "$PSScriptRoot/Initialize.ps1"
    Import-Module CloudflareAccess
    $script:root = (Resolve-Path "$PSScriptRoot/../..").Path

    # Where an example signs in to the live API, this answers. It says where it is when it is ready.
    $project = "$root/src/CloudflareAccess.Sandbox.Server"
    dotnet build $project -v quiet --nologo | Out-Null
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$project/bin/Debug/net10.0/CloudflareAccess.Sandbox.Server.dll`"")
    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    $script:server = [System.Diagnostics.Process]::Start($start)
    $script:baseUri = ($server.StandardOutput.ReadLine() -split ' ')[0]
}

AfterAll {
    $server.Kill()
}

Describe 'Every example' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item -ItemType Directory $folder
        Copy-Item "$root/docs/examples/*.ps1" $folder
        Push-Location $folder
        $env:CLOUDFLARE_API_BASE_URL = $baseUri
        Disconnect-CfAccess -All
        . "$PSScriptRoot/Prelude.ps1"
        Connect-CfAccess -Sandbox -WarningAction Ignore
    }

    AfterEach {
        Pop-Location
        Get-ChildItem env:CLOUDFLARE_* | Remove-Item
    }

    It 'runs: <Title>' -ForEach $examples {
        if ($PSVersionTable.PSVersion.Major -lt 7 -and $Code -match '-Parallel\b') {
            Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'
        }

        & ([scriptblock]::Create($Code)) 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } |
            ForEach-Object { "$_" } | Should -BeNullOrEmpty
    }
}
