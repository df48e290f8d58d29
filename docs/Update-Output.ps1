<#
.SYNOPSIS
    Runs what README shows, and writes what really came out into README and into the picture docs/session.svg.
.DESCRIPTION
    Each block of README that begins ```powershell and is followed by one that begins ```text is run on a sandbox of its
    own, in a process of its own, and the second block gets the output. The picture shows the commands of $session below.
    The module has to be built before. Needs PowerShell 7.
.PARAMETER Readme
    The README to run and to write.
.PARAMETER Picture
    The picture to write.
.EXAMPLE
    ./docs/Update-Output.ps1

    After `dotnet build`. A test of Pester compares README with what comes out.
#>
[CmdletBinding()]
param(
    [string] $Readme = "$PSScriptRoot/../README.md",

    [string] $Picture = "$PSScriptRoot/session.svg"
)

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot/..").Path
$module = (Get-Item "$root/out/CloudflareAccess/*/CloudflareAccess.psd1" | Sort-Object LastWriteTime | Select-Object -Last 1).FullName
$session = @(
    'Get-CfAccessApp wiki, payroll'
    'Set-CfAccessApp wiki -SessionDuration 12h -Clear Tags -WhatIf'
    'Get-CfAccessApp wiki | Get-CfAccessPolicy | Where-Object Reusable'
    'Get-CfAccessServiceToken -ExpiringWithin 30.00:00:00'
    'Remove-CfAccessGroup Engineering -Confirm:$false'
)

# What a block shows, as at a prompt: in a process of its own, on a sandbox as it is at first.
function Get-Output([string[]] $Code, [int] $Width, [string] $Rendering, [string] $Prompt) {
    $folder = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid()))
    $script = Join-Path $folder 'shown.ps1'
    @(
        "`$PSStyle.OutputRendering = '$Rendering'"
        '[Console]::OutputEncoding = [System.Text.Encoding]::UTF8'
        "Set-Location '$folder'"
        "Import-Module '$module'"
        ". '$root/tests/Pester/Prelude.ps1'"
        'Connect-CfAccess -Sandbox -WarningAction Ignore'
        # One line at a prompt, wrapped as the console does it.
        'filter Show-Error($Width) { if ($_ -isnot [System.Management.Automation.ErrorRecord]) { return $_ }'
        '    $text = "$($_.InvocationInfo.MyCommand): $_" -replace "(.{1,$Width})(\s+|$)", "`$1`n"'
        '    "$($PSStyle.Formatting.Error)$($text.Trim() -replace "`n", "`n$($PSStyle.Formatting.Error)")$($PSStyle.Reset)" }'
        foreach ($part in $Code) {
            if ($Prompt) {
                "[Console]::WriteLine('$Prompt$($part -replace "'", "''")')"
            }

            ". {`n$part`n} 2>&1 | Show-Error $Width | Out-String -Width $Width | ForEach-Object { [Console]::Write(`$_) }"
        }
    ) | Set-Content $script
    $shell = [Environment]::ProcessPath
    $arguments = @(if ((Split-Path $shell -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" })
    try {
        (& $shell @arguments -NoProfile -File $script) -join "`n"
    }
    finally {
        Remove-Item $folder -Recurse
    }
}

function ConvertTo-Svg([string] $Text, [int] $Width) {
    $colours = @{ '31' = '#f07178'; '32' = '#9ece6a'; '33' = '#e0af68'; '36' = '#7dcfff' }
    $lines = $Text.TrimEnd() -split "`n"
    $height = 40 + (18 * $lines.Count)
    $rows = for ($number = 0; $number -lt $lines.Count; $number++) {
        $spans = ''
        $colour = '#c8d3e0'
        $line = $lines[$number]
        if ($line.StartsWith('PS> ')) {
            $spans = '<tspan fill="#7a88a0">PS&gt; </tspan>'
            $line = $line.Substring(4)
            $colour = '#ffffff'
        }

        foreach ($part in [regex]::Split($line, '(\x1b\[[0-9;]*m)')) {
            if ($part -match '^\x1b\[([0-9;]*)m$') {
                $code = $Matches[1] -split ';' | Where-Object { $colours.ContainsKey($_) } | Select-Object -First 1
                $colour = if ($code) { $colours[$code] } else { '#c8d3e0' }
            }
            elseif ($part) {
                $spans += "<tspan fill=`"$colour`">$([System.Security.SecurityElement]::Escape($part))</tspan>"
            }
        }

        "<text x=`"16`" y=`"$(30 + (18 * $number))`" xml:space=`"preserve`">$spans</text>"
    }

    $pixels = 32 + [math]::Ceiling(8.43 * $Width)
    @(
        "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$pixels`" height=`"$height`" viewBox=`"0 0 $pixels $height`" font-family=`"ui-monospace, 'DejaVu Sans Mono', Consolas, monospace`" font-size=`"14`">"
        "<rect width=`"$pixels`" height=`"$height`" rx=`"8`" fill=`"#16202e`"/>"
        $rows
        '</svg>'
    ) -join "`n"
}

$Readme = (Resolve-Path -LiteralPath $Readme).Path
$text = [System.IO.File]::ReadAllText($Readme) -replace '\r\n', "`n"
$text = [regex]::Replace($text, '(?s)```powershell\n(?<code>(?:(?!```).)*)\n```\n\n```text\n.*?\n```', {
        param($match)
        $code = $match.Groups['code'].Value
        $shown = (Get-Output -Code $code -Width 120 -Rendering PlainText) -split "`n" | ForEach-Object TrimEnd
        "``````powershell`n$code`n```````n`n``````text`n$(($shown -join "`n").Trim("`n"))`n``````"
    })
[System.IO.File]::WriteAllText($Readme, $text)

$Picture = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Picture)
[System.IO.File]::WriteAllText($Picture, "$(ConvertTo-Svg -Text (Get-Output -Code $session -Width 112 -Rendering Ansi -Prompt 'PS> ') -Width 112)`n")
