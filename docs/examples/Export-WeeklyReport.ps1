<#
.SYNOPSIS
    Writes what happened at the doors of the company in the last week: logins by app, refusals, tokens that end or are unused.
.DESCRIPTION
    Reads the log of logins and the service tokens and writes three CSV files into a folder. It changes nothing.
.PARAMETER Path
    The folder; it is made where it is not there.
.PARAMETER Days
    How many days back. How long Cloudflare keeps the log depends on the plan.
.EXAMPLE
    ./Export-WeeklyReport.ps1 -Path report

    Writes logins.csv, refusals.csv and tokens.csv into the folder report.
.EXAMPLE
    ./Export-WeeklyReport.ps1 -Path report -Days 1 | ForEach-Object FullName

    The report of one day, and the paths of its files, for instance to mail them.
.LINK
    Get-CfAccessRequestLog
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [ValidateRange(1, 180)]
    [int] $Days = 7
)

$ErrorActionPreference = 'Stop'
$folder = New-Item -ItemType Directory -Path $Path -Force
$log = @(Get-CfAccessRequestLog -Since ([DateTimeOffset]::Now.AddDays(-$Days)))

$log | Where-Object Action -EQ 'login' | Group-Object AppDomain |
    ForEach-Object {
        [pscustomobject] @{
            App     = $_.Name
            Logins  = @($_.Group | Where-Object Allowed).Count
            Refused = @($_.Group | Where-Object { -not $_.Allowed }).Count
            People  = @($_.Group.UserEmail | Sort-Object -Unique).Count
        }
    } | Sort-Object Logins -Descending | Export-Csv (Join-Path $folder 'logins.csv') -NoTypeInformation

$log | Where-Object { -not $_.Allowed } | Select-Object CreatedAt, UserEmail, AppDomain, IpAddress, RayId |
    Export-Csv (Join-Path $folder 'refusals.csv') -NoTypeInformation

Get-CfAccessServiceToken | Where-Object { -not $_.LastSeenAt -or $_.ExpiresAt -lt [DateTimeOffset]::Now.AddDays(30) } |
    Select-Object Name, ExpiresAt, LastSeenAt | Export-Csv (Join-Path $folder 'tokens.csv') -NoTypeInformation

Get-ChildItem $folder -Filter *.csv
