namespace CloudflareAccess.Tests.Uses;

/// <summary>The organization.</summary>
internal static partial class Catalogue
{
    private static NounUses[] Organization() =>
    [
        new("Organization")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessOrganization"),
                new("New-CfAccessOrganization Zone zone.cloudflareaccess.com -ZoneId $zone")
                {
                    Variants = ["New-CfAccessOrganization Second second.cloudflareaccess.com"],
                },
                new("Set-CfAccessOrganization -SessionDuration 12h"),
            ],
            Contract = """
                try { New-CfAccessOrganization Second second.cloudflareaccess.com -ErrorAction Stop } catch { }
                New-CfAccessOrganization Zone zone.cloudflareaccess.com -ZoneId $zone
                Get-CfAccessOrganization -ZoneId $zone
                Set-CfAccessOrganization -ZoneId $zone -Name Zone2
                """,
        },
        new("OrganizationDoh")
        {
            Uses =
            [
                new("Get-CfAccessOrganizationDoh", "Set-CfAccessOrganizationDoh monitoring"),
                new("Set-CfAccessOrganizationDoh -DohJwtDuration 12h", "Set-CfAccessOrganizationDoh monitoring")
                {
                    Variants = ["Set-CfAccessOrganizationDoh monitoring"],
                },
            ],
            Contract = """
                Set-CfAccessOrganizationDoh monitoring -DohJwtDuration 24h
                Set-CfAccessOrganizationDoh -DohJwtDuration 12h -PassThru
                Get-CfAccessOrganizationDoh
                """,
        },
    ];
}
