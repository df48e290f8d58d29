namespace CloudflareAccess.Tests.Uses;

/// <summary>Connections, rules, and requests without a cmdlet of their own.</summary>
internal static partial class Catalogue
{
    private const string Connect = "Connect-CfAccess -ApiToken $token -AccountId $account -BaseUri $base -Name again";

    private static NounUses[] Session() =>
    [
        new("")
        {
            Uses = [new(Connect), new("Disconnect-CfAccess again", $"{Connect} -SkipVerification") { IsLocal = true }],
        },
        new("Context")
        {
            Uses = [new("Get-CfAccessContext") { IsLocal = true }, new("Select-CfAccessContext default") { IsLocal = true }],
        },
        new("Connection")
        {
            Uses = [new("Test-CfAccessConnection") { Reports = true }],
        },
        new("Rule")
        {
            Uses = [new("New-CfAccessRule everyone") { IsLocal = true, Views = ["New-CfAccessRule everyone"] }],
        },
        new("Request")
        {
            Uses =
            [
                new("Invoke-CfAccessRequest access/tags -Method POST -Body @{ name = 'raw' }")
                {
                    Variants = ["Invoke-CfAccessRequest access/tags -Method POST -Body @{ name = 't' }"],
                },
            ],
        },
    ];
}
