@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '3d0b2c0e-5d5b-4d0b-9d0a-0c3f5f0d6c11'
    Author            = 'CloudflareAccess contributors'
    Description       = 'One cmdlet that does nothing.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
    CmdletsToExport   = @('Get-Nothing')
}
