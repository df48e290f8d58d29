<#
.SYNOPSIS
    What the administrator of an example has and a test has not: files in the current folder, a vault, an Azure
    Automation account, somebody at the keyboard. Only the language and .NET are used, so that it also runs in an engine
    without PowerShell's own modules. An example begins where this ends, signed in to a sandbox as it is at first.
.NOTES
    Get-Secret, Set-Secret: SecretManagement. Get-AutomationVariable and the like: Azure Automation. Get-AzKeyVaultSecret,
    Connect-AzAccount: Az. Where these are for real, a test of its own uses them.
#>

$folder = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath
$files = @{
    'leavers.csv' = "Email`nbob@example.com`ncarla@example.com`n"
    'apps.csv'    = "Name,Domain,Group`nwarranty,warranty.example.com,Finance`nroadmap,roadmap.example.com,Engineering`n"
    'denied.html' = '<h1>Not here</h1>'
    'root.pem'    = [System.IO.File]::ReadAllText("$PSScriptRoot/../Shared/root.pem")
}
foreach ($name in $files.Keys) {
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($folder, $name), $files[$name])
}

# The token that the sandbox takes, whatever the secret is called.
function Get-Secret {
    param([string] $Name, [string] $Vault, [switch] $AsPlainText)
    $secret = [System.Net.NetworkCredential]::new('', 'sandbox-token-that-opens-nothing-else').SecurePassword
    if ($AsPlainText) { [System.Net.NetworkCredential]::new('', $secret).Password } else { $secret }
}

function Set-Secret {
    [System.Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'It changes nothing.')]
    param([string] $Name, [string] $Vault, [securestring] $SecureStringSecret, [string] $Secret)
}

function Read-Host {
    param([string] $Prompt, [switch] $AsSecureString)
    Get-Secret -Name $Prompt -AsPlainText:(-not $AsSecureString)
}

function Get-Credential {
    param([string] $UserName, [string] $Message)
    [pscredential]::new($UserName + 'token', (Get-Secret))
}

function Get-AutomationPSCredential {
    param([string] $Name)
    [pscredential]::new($Name, (Get-Secret))
}

function Get-AutomationVariable {
    param([string] $Name)
    if ($Name -like '*account*') { '5a11d0b0c0ffee005a11d0b0c0ffee00' } else { Get-Secret -Name $Name -AsPlainText }
}

function Connect-AzAccount {
    param([switch] $Identity)
}

function Get-AzKeyVaultSecret {
    param([string] $VaultName, [string] $Name)
    [pscustomobject] @{ Name = $Name; SecretValue = Get-Secret }
}

$ConfirmPreference = 'None'
