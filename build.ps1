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
    Package  makes out/packages/CloudflareAccess.<version>.nupkg with its bill of materials, and installs it from there
    Demo     walks the cookbook on the sandbox
    Format   formats the C# code
    Tools    installs the Gallery modules that Analyze, Docs and the test of vaults need, in the versions that CI uses
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
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Docs', 'Package', 'Demo', 'Format', 'Tools', 'Bench', 'Mutate')]
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

# Modules that only the Gallery has. CI installs these versions; a newer version with the same major number also works.
$tools = [ordered] @{
    'PSScriptAnalyzer'                      = '1.25.0'
    'Microsoft.PowerShell.PlatyPS'          = '1.0.3'
    'Microsoft.PowerShell.SecretManagement' = '1.1.2'
    'Microsoft.PowerShell.SecretStore'      = '1.0.6'
}

function Import-Tool([string] $Name) {
    $version = [version] $tools.$Name
    $found = Get-Module -ListAvailable $Name | Where-Object { $_.Version -ge $version -and $_.Version.Major -eq $version.Major }
    if (-not $found) {
        throw [System.IO.FileNotFoundException] "$Name $version is not installed: ./build.ps1 -Task Tools"
    }

    Import-Module ($found | Sort-Object Version | Select-Object -First 1).Path -Force
}

function Import-Pester {
    # From NuGet, in the version and with the hash of the lock file, and not from the modules that are installed.
    Invoke-DotNet 'restore tests/Pester --verbosity quiet' | Out-Host
    Import-Module "$(Invoke-DotNet 'msbuild tests/Pester -getProperty:PkgPester')/tools/Pester.psd1" -Force
}

function Get-CommitTime {
    # Replaces the build time, so that another build of the same commit gives the same bytes.
    if ((Test-Path .git) -and (Get-Command git -ErrorAction Ignore)) {
        [DateTimeOffset]::FromUnixTimeSeconds((git show --no-patch --format=%ct HEAD))
    }
}

function Invoke-Package {
    Invoke-DotNet 'build src/CloudflareAccess -c Release -p:ContinuousIntegrationBuild=true'
    $built = (Get-BuiltManifest).Directory
    $module = New-Item -ItemType Directory obj/package/CloudflareAccess -Force
    Get-ChildItem $module | Remove-Item -Recurse
    Copy-Item "$($built.FullName)/*" $module -Recurse
    $time = @{}
    if ($commit = Get-CommitTime) { $time.Time = $commit }
    $sbom = Join-Path $module.FullName CloudflareAccess.cdx.json
    & ./packaging/New-Sbom.ps1 -Folder $built.FullName -Assets src/CloudflareAccess/obj/project.assets.json -Path $sbom @time

    # Where a user has no folder for settings yet, NuGet's would be written to this one.
    $null = [Environment]::GetFolderPath('ApplicationData', 'Create')
    $packages = New-Item -ItemType Directory out/packages -Force
    Get-ChildItem $packages | Remove-Item
    $repository = "CloudflareAccess-$([guid]::NewGuid())"
    Register-PSResourceRepository -Name $repository -Uri $packages.FullName -Trusted
    try {
        Publish-PSResource -Path $module.FullName -Repository $repository
        Get-ChildItem $packages -Filter *.nupkg | ForEach-Object { & ./packaging/ConvertTo-ReproduciblePackage.ps1 -Path $_.FullName @time }
        $installed = New-Item -ItemType Directory out/installed -Force
        Get-ChildItem $installed | Remove-Item -Recurse
        Save-PSResource -Name CloudflareAccess -Repository $repository -Path $installed.FullName -IncludeXml
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }

    Copy-Item $sbom $packages
    Get-ChildItem $packages
    Get-ChildItem $installed -Recurse -File | ForEach-Object { "  $($_.FullName.Substring($installed.FullName.Length + 1))" }
}

function Invoke-PesterTest {
    Import-Pester
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
    Import-Tool PSScriptAnalyzer

    # The manifest beside the files that it names.
    Invoke-DotNet 'build src/CloudflareAccess --verbosity quiet'
    $found = foreach ($path in (Get-BuiltManifest).FullName, 'build.ps1', 'packaging', 'tests/Pester', 'docs') {
        Invoke-ScriptAnalyzer -Path $path -Recurse -Settings PSGallery
    }
    $found | Format-Table ScriptName, Line, Severity, RuleName, Message -Wrap | Out-Host
    "PSScriptAnalyzer: $(@($found).Count) findings"
    if ($found) {
        throw 'PSScriptAnalyzer found something.'
    }
}

function Invoke-Documentation {
    Import-Tool Microsoft.PowerShell.PlatyPS
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
        'Tools' { $tools.GetEnumerator() | ForEach-Object { Install-PSResource $_.Key -Version $_.Value -TrustRepository -Reinstall } }
        'Bench' { Invoke-DotNet 'run -c Release --project tests/CloudflareAccess.Benchmarks' }
        'Mutate' { Invoke-Mutation }
    }
}
