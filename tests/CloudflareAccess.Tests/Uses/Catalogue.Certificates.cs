namespace CloudflareAccess.Tests.Uses;

/// <summary>Certificates and keys.</summary>
internal static partial class Catalogue
{
    private const string NewCertificate = "New-CfAccessCertificate Root -Certificate $pem";

    private static NounUses[] Certificates() =>
    [
        new("Certificate")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessCertificate"),
                new(NewCertificate),
                new("$x | Set-CfAccessCertificate -Name Trunk", $"$x = {NewCertificate}")
                {
                    Variants = ["Get-CfAccessCertificate | Set-CfAccessCertificate -Name C2"],
                },
                new("$x | Remove-CfAccessCertificate", $"$x = {NewCertificate}")
                {
                    Variants = ["Get-CfAccessCertificate | Remove-CfAccessCertificate"],
                },
            ],
            ContractInEachScope = """
                $certificate = New-CfAccessCertificate contract -Certificate $pem @in
                Get-CfAccessCertificate @in
                Get-CfAccessCertificate -Id $certificate.Id @in
                $certificate | Set-CfAccessCertificate -Name contract2
                $certificate | Remove-CfAccessCertificate
                """,
        },
        new("CertificateSetting")
        {
            Uses =
            [
                new("Get-CfAccessCertificateSetting", "Set-CfAccessCertificateSetting wiki.example.com"),
                new("Set-CfAccessCertificateSetting wiki.example.com -ChinaNetwork $true"),
            ],
            ContractInEachScope = "Set-CfAccessCertificateSetting contract.example.com -ClientCertificateForwarding $true @in",
        },
        new("GatewayCa")
        {
            Uses =
            [
                new("Get-CfAccessGatewayCa", "New-CfAccessGatewayCa"),
                new("New-CfAccessGatewayCa"),
                new("$x | Remove-CfAccessGatewayCa", "$x = New-CfAccessGatewayCa"),
            ],
            Contract = """
                New-CfAccessGatewayCa
                Get-CfAccessGatewayCa | Remove-CfAccessGatewayCa
                """,
        },
        new("SigningKey")
        {
            Uses = [new("Get-CfAccessSigningKey"), new("Reset-CfAccessSigningKey"), new("Set-CfAccessSigningKey 90")],
        },
    ];
}
