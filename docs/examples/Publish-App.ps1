<#
.SYNOPSIS
    Publishes apps, each with a policy that lets one group in.
.DESCRIPTION
    Takes rows with a name, a domain and a group from the pipeline. An app that is there already is left as it is, so that
    the run can be repeated. Everything that a row needs is looked up before its app is made.
.PARAMETER Name
    The name of the app.
.PARAMETER Domain
    The host, with a path if only that is to be protected.
.PARAMETER Group
    The group that is let in, with a second factor.
.EXAMPLE
    Import-Csv apps.csv | ./Publish-App.ps1 -WhatIf

    Shows what would be made from a file with the columns Name, Domain and Group.
.EXAMPLE
    Import-Csv apps.csv | ./Publish-App.ps1

    Makes the apps, and returns them.
.EXAMPLE
    ./Publish-App.ps1 -Name roadmap -Domain roadmap.example.com -Group Engineering

    One app, without a file.
.LINK
    New-CfAccessApp
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, ValueFromPipelineByPropertyName)]
    [string] $Name,

    [Parameter(Mandatory, ValueFromPipelineByPropertyName)]
    [string] $Domain,

    [Parameter(Mandatory, ValueFromPipelineByPropertyName)]
    [string] $Group
)

process {
    if (Get-CfAccessApp -Domain $Domain) {
        Write-Verbose "$Domain is protected already."
        return
    }

    $people = Get-CfAccessGroup -Name $Group -ErrorAction Stop
    if ($PSCmdlet.ShouldProcess($Domain, "Publish '$Name' for the group '$($people.Name)'")) {
        $app = New-CfAccessApp -Name $Name -Domain $Domain -SessionDuration 12h -ErrorAction Stop
        New-CfAccessPolicy -App $app -Name "$Group into $Name" -Decision allow -Precedence 1 -Include "group:$($people.Id)" -Require 'auth_method:mfa' -ErrorAction Stop | Out-Null
        Get-CfAccessApp -Id $app.Id
    }
}
