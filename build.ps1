<#
.SYNOPSIS
    Builds, tests and shows CloudflareAccess. Each task is a line or two over dotnet.
.EXAMPLE
    ./build.ps1            # builds the module into out/CloudflareAccess/<version>/
.EXAMPLE
    ./build.ps1 Test, Demo
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Demo', 'Format', 'Bench')]
    [string[]] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'
Set-Location -LiteralPath $PSScriptRoot

foreach ($name in $Task) {
    switch ($name) {
        'Build' { dotnet build }
        'Test' { dotnet test }
        'Demo' { dotnet run --project src/CloudflareAccess.Playground }
        'Format' { dotnet format }
        'Bench' { dotnet run -c Release --project tests/CloudflareAccess.Benchmarks }
    }
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
