Describe 'README' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    It 'shows what really comes out' {
        $repository = (Resolve-Path "$PSScriptRoot/../..").Path
        $readme = Join-Path $TestDrive 'README.md'
        $picture = Join-Path $TestDrive 'session.svg'
        Copy-Item "$repository/README.md" $readme
        & "$repository/docs/Update-Output.ps1" -Readme $readme -Picture $picture

        # Times follow the clock, and ray ids the requests.
        $moving = '\d{4}-\d\d-\d\d( \d\d:\d\d)?|ray [0-9a-f]+'
        foreach ($pair in @($readme, "$repository/README.md"), @($picture, "$repository/docs/session.svg")) {
            $real, $shown = $pair | ForEach-Object { (Get-Content $_ -Raw) -replace '\r\n', "`n" -replace $moving, '*' }
            $shown | Should -BeExactly $real -Because 'docs/Update-Output.ps1 writes it'
        }
    }
}
