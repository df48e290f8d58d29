<#
.SYNOPSIS
    Writes the bill of materials of the built module in CycloneDX: every file with its hash, and the NuGet packages that the
    files of others come from, with version, licence and hash. The same module gives the same bytes.
.PARAMETER Folder
    The built module.
.PARAMETER Assets
    What NuGet restored for it: project.assets.json.
.PARAMETER Time
    The time to state, usually that of the commit. Without it no time is stated.
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

function Get-License([xml] $Nuspec, [string] $Package) {
    if ($Nuspec.SelectSingleNode('//*[local-name()="license" and @type="expression"]')) {
        return $Nuspec.package.metadata.license.InnerText
    }

    # Packages from before licence expressions have the text alone.
    if ((Get-Content "$Package/LICENSE.TXT" -TotalCount 1 -ErrorAction Ignore) -ne 'The MIT License (MIT)') {
        throw "The licence of $Package is unknown. Read it, then add it to packaging/New-Sbom.ps1 and THIRD-PARTY-NOTICES.txt."
    }

    'MIT'
}

# Of what a package or a project needs, what is shipped.
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
        hashes = @([ordered] @{ alg = 'SHA-256'; content = (Get-FileHash -LiteralPath "$root/$name" -Algorithm SHA256).Hash.ToLowerInvariant() })
    }
}

# A package that brought no file of the module was needed to build it only.
$restored = Get-Content $Assets -Raw | ConvertFrom-Json
$cache = @($restored.packageFolders.PSObject.Properties.Name)[0]
$target = @($restored.targets.PSObject.Properties.Value)[0]
$libraries = @(foreach ($entry in $target.PSObject.Properties | Where-Object { $_.Value.type -eq 'package' -and $_.Value.runtime }) {
        $shipped = @($files | Where-Object { $_.name -in ($entry.Value.runtime.PSObject.Properties.Name | ForEach-Object { "dependencies/$(Split-Path $_ -Leaf)" }) })
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
                hashes     = @([ordered] @{ alg = 'SHA-512'; content = [BitConverter]::ToString([Convert]::FromBase64String($library.sha512)).Replace('-', '').ToLowerInvariant() })
                licenses   = @([ordered] @{ license = [ordered] @{ id = Get-License $nuspec $package } })
                purl       = "pkg:nuget/$name@$version"
                components = $shipped
            }
        }
    })

$others = @($libraries | ForEach-Object { $_.components.name })
$unknown = @($names | Where-Object { $_ -like 'dependencies/*' -and $_ -notin $others })
if ($unknown) {
    throw "No restored package has the file $($unknown -join ', '): the bill of materials would miss it."
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
$dependencies = @(
    Get-Dependency $module.'bom-ref' ($target.PSObject.Properties.Value | Where-Object type -EQ project | ForEach-Object { $_.dependencies.PSObject.Properties.Name })
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
