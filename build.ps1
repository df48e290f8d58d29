<#
.SYNOPSIS
    Builds, tests, documents, measures and packs CloudflareAccess. Each task is a few lines over dotnet and PowerShell's tools.
.DESCRIPTION
    Build, Test, Demo, Format and Bench need the .NET SDK only. What else a task needs is a module of the Gallery; a task
    says which, and Test goes on without it and says what it left out. Where no PowerShell is installed:
    `dotnet tool restore`, then `dotnet pwsh build.ps1 -Task Test`.
.PARAMETER Task
    Build    builds the module into out/CloudflareAccess/<version>/
    Test     runs all tests: those of dotnet, Pester's, the analyzer
    Pester   packs the module, and runs what Pester has on the package as installed
    Analyze  runs PSScriptAnalyzer with the Gallery's settings
    Docs     brings the pages of docs/en-US in line with the cmdlets, and makes Get-Help's file from them
    Package  makes out/packages/CloudflareAccess.<version>.nupkg, and installs it from there
    Demo     walks the cookbook on the sandbox
    Format   formats the C# code
    Bench    measures
    Mutate   changes the client's code, one place at a time, and shows which changes no test of the client notices; the
             report goes to out/mutation
.PARAMETER PackagePath
    A folder with a package that was built elsewhere: Pester tests that one.
.PARAMETER Mutate
    The files that Mutate changes, as patterns; by default those of tests/CloudflareAccess.Client.Tests/stryker-config.json.
.EXAMPLE
    ./build.ps1

    Builds the module.
.EXAMPLE
    ./build.ps1 -Task Test, Demo

    Runs the tests and the demo.
.EXAMPLE
    ./build.ps1 -Task Mutate -Mutate '**/Http/RetryStep.cs', '**/Rules/**'

    Shows which changes of these files no test notices.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Docs', 'Package', 'Demo', 'Format', 'Bench', 'Mutate')]
    [string[]] $Task = 'Build',

    [string] $PackagePath,

    [string[]] $Mutate
)

$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot

function Invoke-DotNet([string] $Arguments) {
    dotnet @($Arguments -split ' ')
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $Arguments ended with $LASTEXITCODE."
    }
}

function Get-BuiltManifest {
    Get-Item out/CloudflareAccess/*/CloudflareAccess.psd1 | Sort-Object LastWriteTime | Select-Object -Last 1
}

function Import-Tool([string] $Name, [version] $Version) {
    # Pester is on NuGet as well, which is reached where the Gallery is not.
    $found = Get-Module -ListAvailable $Name | Where-Object { $_.Version -ge $Version -and $_.Version.Major -eq $Version.Major }
    if (-not $found -and $Name -eq 'Pester' -and (Get-Command dotnet -ErrorAction Ignore)) {
        Invoke-DotNet 'restore tests/Pester --verbosity quiet' | Out-Null
        $packages = ((dotnet nuget locals global-packages --list) -split ': ', 2)[1]
        $found = Get-ChildItem "$packages/pester/*/tools/Pester.psd1" | Test-ModuleManifest | Where-Object { $_.Version -ge $Version -and $_.Version.Major -eq $Version.Major }
    }

    if (-not $found) {
        throw [System.IO.FileNotFoundException] "$Name $Version is not installed: Install-PSResource $Name -Version '[$Version,$($Version.Major + 1).0)'"
    }

    Import-Module ($found | Sort-Object Version | Select-Object -First 1).Path -Force
}

function Invoke-Package {
    Invoke-DotNet 'build src/CloudflareAccess -c Release -p:ContinuousIntegrationBuild=true'
    $module = Get-BuiltManifest

    # Where a user has no folder for settings yet, NuGet's would be written to this one.
    $null = [Environment]::GetFolderPath('ApplicationData', 'Create')
    $packages = New-Item -ItemType Directory out/packages -Force
    Get-ChildItem $packages -Filter *.nupkg | Remove-Item
    $repository = "CloudflareAccess-$([guid]::NewGuid())"
    Register-PSResourceRepository -Name $repository -Uri $packages.FullName -Trusted
    try {
        Publish-PSResource -Path $module.DirectoryName -Repository $repository
        $installed = New-Item -ItemType Directory out/installed -Force
        Get-ChildItem $installed | Remove-Item -Recurse
        Save-PSResource -Name CloudflareAccess -Repository $repository -Path $installed.FullName -IncludeXml
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }

    Get-ChildItem $packages -Filter *.nupkg
    Get-ChildItem $installed -Recurse -File | ForEach-Object { "  $($_.FullName.Substring($installed.FullName.Length + 1))" }
}

function Invoke-PesterTest {
    Import-Tool Pester 5.5
    if (-not $PackagePath) {
        Invoke-Package | Out-Null
        $PackagePath = 'out/packages'
    }

    $env:CFACCESS_PACKAGES = (Resolve-Path -LiteralPath $PackagePath).Path
    $result = Invoke-Pester -Configuration @{
        Run        = @{ Path = 'tests/Pester'; PassThru = $true }
        TestResult = @{ Enabled = $true; OutputPath = 'out/pester.xml' }
    }
    "Pester: $($result.PassedCount) passed, $($result.FailedCount) failed, $($result.SkippedCount) skipped"
    if ($result.Result -ne 'Passed') {
        throw "Pester: $($result.FailedCount) of $($result.TotalCount) tests failed."
    }
}

function Invoke-Analyzer {
    Import-Tool PSScriptAnalyzer 1.20

    # The manifest beside the files that it names.
    Invoke-DotNet 'build src/CloudflareAccess --verbosity quiet'
    $found = foreach ($path in (Get-BuiltManifest).FullName, 'build.ps1', 'tests/Pester', 'docs') {
        Invoke-ScriptAnalyzer -Path $path -Recurse -Settings PSGallery
    }
    $found | Format-Table ScriptName, Line, Severity, RuleName, Message -Wrap | Out-Host
    "PSScriptAnalyzer: $(@($found).Count) findings"
    if ($found) {
        throw 'PSScriptAnalyzer found something.'
    }
}

function Invoke-Documentation {
    Import-Tool Microsoft.PowerShell.PlatyPS 1.0
    Invoke-DotNet 'build src/CloudflareAccess'

    # From a copy without help: PlatyPS would add what Get-Help says to what the pages say.
    $module = Get-BuiltManifest
    Copy-Item $module.Directory (New-Item -ItemType Directory obj/help/module -Force) -Recurse -Force
    Remove-Item "obj/help/module/$($module.Directory.Name)/en-US" -Recurse
    Import-Module "$PWD/obj/help/module/$($module.Directory.Name)/CloudflareAccess.psd1"
    foreach ($command in Get-Command -Module CloudflareAccess) {
        $page = "$PSScriptRoot/docs/en-US/$($command.Name).md"
        $before = ''
        if (Test-Path $page) {
            $before = [System.IO.File]::ReadAllText($page)
            Update-MarkdownCommandHelp -Path $page -NoBackup | Out-Null
        }
        else {
            New-MarkdownCommandHelp -CommandInfo $command -OutputFolder obj/help -Force | Copy-Item -Destination $page
        }

        # PlatyPS writes a byte order mark, which .editorconfig does not want, and the date also where nothing changed.
        $text = [System.IO.File]::ReadAllText($page) -replace '\r\n', "`n"
        $date = '(?m)^ms\.date: .*$'
        [System.IO.File]::WriteAllText($page, $(if (($text -replace $date) -eq ($before -replace $date)) { $before } else { $text }))
    }

    Get-ChildItem docs/en-US/*-CfAccess*.md | ForEach-Object { Import-MarkdownCommandHelp -Path $_.FullName } | Export-MamlCommandHelp -OutputFolder obj/help -Force | Out-Null

    # PlatyPS sets code and text of an example apart by a control character, which some consoles show.
    $text = [System.IO.File]::ReadAllText("$PSScriptRoot/obj/help/CloudflareAccess/CloudflareAccess.dll-Help.xml") -replace '\r\n', "`n" -replace ' *<maml:para>&#x80;</maml:para>\n'
    [System.IO.File]::WriteAllText("$PSScriptRoot/src/CloudflareAccess/en-US/CloudflareAccess.dll-Help.xml", $text)
    Invoke-DotNet 'build src/CloudflareAccess'
}

function Invoke-Mutation {
    # Not in .config/dotnet-tools.json: the tool is large, and only this task needs it.
    Invoke-DotNet 'tool install dotnet-stryker --version 5.1.0 --tool-path obj/stryker'
    $arguments = @('--output', "$PSScriptRoot/out/mutation", '--concurrency', [Environment]::ProcessorCount, '--skip-version-check')
    foreach ($pattern in $Mutate) {
        $arguments += '--mutate', $pattern
    }

    Push-Location tests/CloudflareAccess.Client.Tests
    try {
        & "$PSScriptRoot/obj/stryker/dotnet-stryker" @arguments
        if ($LASTEXITCODE -ne 0) {
            throw "Stryker ended with $LASTEXITCODE."
        }
    }
    finally {
        Pop-Location
    }

    $files = (Get-Content out/mutation/reports/mutation-report.json -Raw | ConvertFrom-Json).files.PSObject.Properties
    $scores = foreach ($file in $files) {
        $count = @{ Killed = 0; Timeout = 0; Survived = 0; NoCoverage = 0 }
        $file.Value.mutants | Where-Object { $count.ContainsKey($_.status) } | ForEach-Object { $count[$_.status]++ }
        $noticed = $count.Killed + $count.Timeout
        $all = $noticed + $count.Survived + $count.NoCoverage
        if ($all -gt 0) {
            [pscustomobject]@{
                File       = $file.Name -replace '\\', '/' -replace '^.*/CloudflareAccess\.Client/'
                Changes    = $all
                Noticed    = $noticed
                NotNoticed = $count.Survived
                NotRun     = $count.NoCoverage
                Score      = [int](100 * $noticed / $all)
            }
        }
    }
    $scores | Sort-Object File | Format-Table | Out-Host
}

function Invoke-Test {
    Invoke-DotNet test
    foreach ($suite in 'Invoke-PesterTest', 'Invoke-Analyzer') {
        try {
            & $suite
        }
        catch [System.IO.FileNotFoundException] {
            Write-Warning "Left out: $_"
        }
    }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-DotNet 'build' }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterTest }
        'Analyze' { Invoke-Analyzer }
        'Docs' { Invoke-Documentation }
        'Package' { Invoke-Package }
        'Demo' { Invoke-DotNet 'run --project src/CloudflareAccess.Playground' }
        'Format' { Invoke-DotNet format }
        'Bench' { Invoke-DotNet 'run -c Release --project tests/CloudflareAccess.Benchmarks' }
        'Mutate' { Invoke-Mutation }
    }
}
