<#
.SYNOPSIS
    Installs the package from a local repository into a folder of its own, and lets PowerShell find it there: each test
    file begins with it. Nothing that is installed on the machine is touched.
.PARAMETER PackagePath
    The folder with the package. Default: what the environment says, else where `build.ps1 -Task Package` puts it.
#>
[CmdletBinding()]
param(
    [string] $PackagePath = $(if ($env:CFACCESS_PACKAGES) { $env:CFACCESS_PACKAGES } else { "$PSScriptRoot/../../out/packages" })
)

if (-not $env:CFACCESS_INSTALLED) {
    $env:CFACCESS_PACKAGES = (Resolve-Path -LiteralPath $PackagePath).Path
    $repository = "CloudflareAccess-$([guid]::NewGuid())"
    $modules = Join-Path ([System.IO.Path]::GetTempPath()) $repository
    $null = New-Item -ItemType Directory -Path $modules
    Register-PSResourceRepository -Name $repository -Uri $env:CFACCESS_PACKAGES -Trusted
    try {
        Save-PSResource -Name CloudflareAccess -Repository $repository -Path $modules -IncludeXml -ErrorAction Stop
    }
    finally {
        Unregister-PSResourceRepository -Name $repository
    }

    # Jobs and other child processes find it as well.
    $env:CFACCESS_INSTALLED = $modules
    $env:PSModulePath = $modules + [System.IO.Path]::PathSeparator + $env:PSModulePath
}

# A sign-in of the machine must not be used by a test.
foreach ($name in 'CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID', 'CLOUDFLARE_ZONE_ID', 'CLOUDFLARE_EMAIL', 'CLOUDFLARE_API_KEY', 'CLOUDFLARE_API_BASE_URL') {
    Remove-Item -LiteralPath "env:$name" -ErrorAction Ignore
}
