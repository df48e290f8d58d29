namespace CloudflareAccess.Tests.Uses;

/// <summary>Targets of infrastructure.</summary>
internal static partial class Catalogue
{
    private static NounUses[] Infrastructure() =>
    [
        new("Target")
        {
            Field = "hostname",
            Uses =
            [
                new("Get-CfAccessTarget"),
                new("New-CfAccessTarget one -IpAddress 10.0.0.1")
                {
                    Variants =
                    [
                        "'one', 'two' | ForEach-Object { [pscustomobject]@{ Hostname = $_; IpAddress = '10.0.0.1' } } "
                            + "| New-CfAccessTarget",
                    ],
                },
                new("Set-CfAccessTarget db-1 -IpAddress 10.0.0.9"),
                new("Remove-CfAccessTarget db-1") { Variants = ["Get-CfAccessTarget | Remove-CfAccessTarget"] },
            ],
            Contract = """
                $one = New-CfAccessTarget one -IpAddress 10.0.0.1
                [pscustomobject]@{ Hostname = 'two'; IpAddress = '10.0.0.2' },
                    [pscustomobject]@{ Hostname = 'three'; IpAddress = '2001:db8::3' } | New-CfAccessTarget
                Get-CfAccessTarget -IpAddress 10.0.0.1
                Get-CfAccessTarget -Id $one.Id
                $one | Set-CfAccessTarget -Hostname uno
                Remove-CfAccessTarget uno
                'two', 'three' | Remove-CfAccessTarget
                """,
        },
    ];
}
