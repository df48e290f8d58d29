namespace CloudflareAccess.Tests.Uses;

/// <summary>Users and what belongs to one.</summary>
internal static partial class Catalogue
{
    /// <summary>The second factor of the sandbox's first user.</summary>
    private const string AnnsAuthenticator = "c3d876af-0d51-4ca6-8e23-4f4e58d89568";

    private static NounUses[] Users() =>
    [
        new("User")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessUser"),
                new("New-CfAccessUser new@example.com -Name New"),
                new("Set-CfAccessUser ann@example.com -Name Ann2"),
                new("$x | Remove-CfAccessUser", "$x = New-CfAccessUser gone@example.com -Name Gone")
                {
                    Variants = ["Remove-CfAccessUser ann@example.com"],
                },
            ],
            Contract = """
                $user = New-CfAccessUser contract@example.com -Name Contract
                Get-CfAccessUser
                Get-CfAccessUser -Id $user.Id
                $user | Set-CfAccessUser -Name Contract2
                $user | Remove-CfAccessUser
                """,
        },
        new("UserFailedLogin")
        {
            Uses = [new("Get-CfAccessUserFailedLogin ann@example.com") { Views = ["Get-CfAccessUser | Get-CfAccessUserFailedLogin"] }],
        },
        new("UserIdentity")
        {
            Uses = [new("Get-CfAccessUserIdentity ann@example.com")],
        },
        new("UserSession")
        {
            Uses =
            [
                new("Get-CfAccessUserSession ann@example.com"),
                new("Revoke-CfAccessUserSession ann@example.com") { Repeats = true },
            ],
            Contract = "Get-CfAccessUserSession ann@example.com -Nonce (Get-CfAccessUserSession ann@example.com)[0].Nonce",
            ContractInEachScope = "Revoke-CfAccessUserSession bob@example.com @in",
        },
        new("UserMfaAuthenticator")
        {
            Uses =
            [
                new($"Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId {AnnsAuthenticator}")
                {
                    Variants =
                    [
                        "Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId f174e90a-fafe-4643-bbbc-4a0ed4fc8415",
                    ],
                },
            ],
        },
        new("UserSeat")
        {
            Uses =
            [
                new("Set-CfAccessUserSeat ann@example.com -GatewaySeat $false"),
                new("Remove-CfAccessUserSeat ann@example.com"),
            ],
            Contract = """
                'bob@example.com', 'carla@example.com' | Set-CfAccessUserSeat -GatewaySeat $false
                Remove-CfAccessUserSeat bob@example.com
                """,
        },
    ];
}
