<#
.SYNOPSIS
    Writes the software bill of materials (SBOM) of the built module in CycloneDX: every file with its hash, and for each
    third-party file its NuGet package with version, licence and hash. The same module gives the same bytes.
.PARAMETER Folder
    The built module.
.PARAMETER Assets
    The project.assets.json that the module was built with.
.PARAMETER Time
    The time that the SBOM states, usually that of the commit. Without it the SBOM states no time.
.PARAMETER Path
    The file to write.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Folder,

    [Parameter(Mandatory)]
    [string] $Assets,

    [Parameter(Mandatory)]
    [string] $Path,

    [Nullable[DateTimeOffset]] $Time
)

$ErrorActionPreference = 'Stop'

function ConvertTo-HashEntry([string] $Algorithm, [string] $Hash) {
    [ordered] @{ alg = $Algorithm; content = $Hash.ToLowerInvariant() }
}

function Get-License([xml] $Nuspec, [string] $Package) {
    if ($Nuspec.SelectSingleNode('//*[local-name()="license" and @type="expression"]')) {
        return $Nuspec.package.metadata.license.InnerText
    }

    # Older packages have no licence expression, only the text.
    if ((Get-Content "$Package/LICENSE.TXT" -TotalCount 1 -ErrorAction Ignore) -ne 'The MIT License (MIT)') {
        throw "The licence of $Package is unknown. Read it, then add it to packaging/New-Sbom.ps1 and THIRD-PARTY-NOTICES.txt."
    }

    'MIT'
}

# Lists the shipped packages among those that a package or a project needs.
function Get-Dependency([string] $Ref, $Needed) {
    [ordered] @{ ref = $Ref; dependsOn = @($libraries | Where-Object { $_.name -in $Needed } | ForEach-Object { $_.purl }) }
}

$root = (Resolve-Path -LiteralPath $Folder).Path
$names = [string[]] (Get-ChildItem $root -Recurse -File | ForEach-Object { $_.FullName.Substring($root.Length + 1) -replace '\\', '/' })
[Array]::Sort($names, [StringComparer]::Ordinal)
$files = foreach ($name in $names) {
    [ordered] @{
        type   = 'file'
        name   = $name
        hashes = @(ConvertTo-HashEntry 'SHA-256' (Get-FileHash -LiteralPath "$root/$name" -Algorithm SHA256).Hash)
    }
}

# Packages without a file in the module were needed for the build only.
$restored = Get-Content $Assets -Raw | ConvertFrom-Json
$cache = @($restored.packageFolders.PSObject.Properties.Name)[0]
$target = @($restored.targets.PSObject.Properties.Value)[0]
$libraries = @(foreach ($entry in $target.PSObject.Properties | Where-Object { $_.Value.type -eq 'package' -and $_.Value.runtime }) {
        $assemblies = $entry.Value.runtime.PSObject.Properties.Name | ForEach-Object { "dependencies/$(Split-Path $_ -Leaf)" }
        $shipped = @($files | Where-Object { $_.name -in $assemblies })
        if ($shipped) {
            $name, $version = $entry.Name -split '/'
            $library = $restored.libraries.($entry.Name)
            $package = Join-Path $cache $library.path
            $nuspec = [xml] (Get-Content "$package/*.nuspec" -Raw)
            [ordered] @{
                type       = 'library'
                'bom-ref'  = "pkg:nuget/$name@$version"
                supplier   = [ordered] @{ name = $nuspec.package.metadata.authors }
                name       = $name
                version    = $version
                scope      = 'required'
                hashes     = @(ConvertTo-HashEntry 'SHA-512' ([BitConverter]::ToString([Convert]::FromBase64String($library.sha512)).Replace('-', '')))
                licenses   = @([ordered] @{ license = [ordered] @{ id = Get-License $nuspec $package } })
                purl       = "pkg:nuget/$name@$version"
                components = $shipped
            }
        }
    })

$others = @($libraries | ForEach-Object { $_.components.name })
$unknown = @($names | Where-Object { $_ -like 'dependencies/*' -and $_ -notin $others })
if ($unknown) {
    throw "No restored package contains $($unknown -join ', '). The SBOM would not name its origin."
}

$manifest = Import-PowerShellDataFile "$root/CloudflareAccess.psd1"
$module = [ordered] @{
    type               = 'library'
    'bom-ref'          = "CloudflareAccess@$($manifest.ModuleVersion)"
    supplier           = [ordered] @{ name = $manifest.Author }
    name               = 'CloudflareAccess'
    version            = $manifest.ModuleVersion
    licenses           = @([ordered] @{ license = [ordered] @{ id = 'MIT' } })
    externalReferences = @([ordered] @{ type = 'vcs'; url = $manifest.PrivateData.PSData.ProjectUri })
    components         = @($files | Where-Object { $_.name -notin $others })
}

$metadata = [ordered] @{}
if ($Time) {
    $metadata.timestamp = $Time.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
}

$metadata.authors = @([ordered] @{ name = $manifest.Author })
$metadata.component = $module
$projects = $target.PSObject.Properties.Value | Where-Object type -EQ project
$dependencies = @(
    Get-Dependency $module.'bom-ref' ($projects | ForEach-Object { $_.dependencies.PSObject.Properties.Name })
    foreach ($library in $libraries) {
        Get-Dependency $library.purl $target.("$($library.name)/$($library.version)").dependencies.PSObject.Properties.Name
    }
)
$sbom = [ordered] @{
    '$schema'    = 'http://cyclonedx.org/schema/bom-1.6.schema.json'
    bomFormat    = 'CycloneDX'
    specVersion  = '1.6'
    version      = 1
    metadata     = $metadata
    components   = $libraries
    dependencies = $dependencies
}
[System.IO.File]::WriteAllText($Path, ($sbom | ConvertTo-Json -Depth 10).Replace("`r`n", "`n") + "`n")
