<#
.SYNOPSIS
    Rewrites a package without the parts that differ between builds: the times and the order of the files, a random file name,
    and the kernel version of the build machine.
.PARAMETER Path
    The .nupkg file.
.PARAMETER Time
    The time that every file in the package gets, usually that of the commit.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [DateTimeOffset] $Time = '1980-01-01T00:00:00Z'
)

$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem

function Get-SortedLine([string] $Text) {
    # NuGet lists the file types in the order of the file system.
    $lines = [string[]] ($Text -split '\r?\n')
    $kinds = [string[]] ($lines -match '^ *<(Default|Override) ')
    [Array]::Sort($kinds, [StringComparer]::Ordinal)
    @($lines[0..1]) + $kinds + $lines[-1] -join "`n"
}

$old = [System.IO.Compression.ZipFile]::OpenRead($Path)
$new = [System.IO.Compression.ZipFile]::Open("$Path.new", 'Create')
try {
    $names = [string[]] $old.Entries.FullName
    [Array]::Sort($names, [StringComparer]::Ordinal)
    foreach ($name in $names) {
        $content = [System.IO.MemoryStream]::new()
        $source = $old.GetEntry($name).Open()
        $source.CopyTo($content)
        $source.Dispose()

        $text = [System.Text.Encoding]::UTF8.GetString($content.ToArray())
        $text = switch -Wildcard ($name) {
            '_rels/.rels' { $text -replace '[0-9a-f]+\.psmdcp" Id="R[0-9A-F]+"', 'CloudflareAccess.psmdcp" Id="RCoreProperties"' }
            '*.psmdcp' { $text -replace '\s*<lastModifiedBy>.*</lastModifiedBy>' }
            '?Content_Types?.xml' { Get-SortedLine $text }
            default { $null }
        }
        $bytes = if ($text) { [System.Text.Encoding]::UTF8.GetBytes($text) } else { $content.ToArray() }

        $entry = $new.CreateEntry(($name -replace '[0-9a-f]+(?=\.psmdcp$)', 'CloudflareAccess'))
        $entry.LastWriteTime = $Time.ToUniversalTime()
        $target = $entry.Open()
        $target.Write($bytes, 0, $bytes.Length)
        $target.Dispose()
    }
}
finally {
    $new.Dispose()
    $old.Dispose()
}

Move-Item "$Path.new" $Path -Force
