namespace CloudflareAccess.Tests.Uses;

/// <summary>Policies and what they and apps refer to.</summary>
internal static partial class Catalogue
{
    private static NounUses[] Policies() =>
    [
        new("Policy")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessPolicy") { Views = ["Get-CfAccessPolicy", "Get-CfAccessApp wiki | Get-CfAccessPolicy"] },
                new("New-CfAccessPolicy P -Decision allow -Include everyone")
                {
                    Variants = ["New-CfAccessPolicy P -App wiki -Precedence 9 -Decision allow -Include everyone"],
                },
                new("Set-CfAccessPolicy Engineers -Name Q")
                {
                    Variants = ["Get-CfAccessPolicy | Select-First | Set-CfAccessPolicy -Name Q"],
                },
                new("$x | Remove-CfAccessPolicy", "$x = New-CfAccessPolicy P -Decision allow -Include everyone")
                {
                    Variants = ["Get-CfAccessPolicy | Remove-CfAccessPolicy"],
                },
                new("Move-CfAccessPolicy Employees -App wiki -Precedence 1"),
            ],
            Contract = """
                $reusable = New-CfAccessPolicy R -Decision allow -Include 'email:ann@example.com' -SessionDuration 4h
                Get-CfAccessPolicy
                Get-CfAccessPolicy -Id $reusable.Id | Set-CfAccessPolicy -Name R2
                $reusable | Remove-CfAccessPolicy
                """,
        },
        new("ReusablePolicy")
        {
            Uses =
            [
                new("$x | ConvertTo-CfAccessReusablePolicy", "$x = New-CfAccessPolicy Own -App wiki -Decision allow -Include everyone")
                {
                    Moves = true,
                    Variants =
                    [
                        "Get-CfAccessPolicy -App wiki | Where-Object { -not $_.Reusable } | ConvertTo-CfAccessReusablePolicy",
                    ],
                },
            ],
            Contract = "Get-CfAccessPolicy -App wiki | Where-Object { -not $_.Reusable } | ConvertTo-CfAccessReusablePolicy",
        },
        new("PolicyTest")
        {
            Uses =
            [
                new("Start-CfAccessPolicyTest Engineers") { Views = ["Start-CfAccessPolicyTest Engineers"] },
                new("Get-CfAccessPolicyTest $x", "$x = (Start-CfAccessPolicyTest Engineers).Id"),
            ],
            Contract = """
                $test = Start-CfAccessPolicyTest -Policy Engineers
                $test | Get-CfAccessPolicyTest
                $test | Get-CfAccessPolicyTest -Users -First 5
                Get-CfAccessPolicy -App 'status page' | Test-CfAccessPolicy -Status approved
                Test-CfAccessPolicy -Include 'group:Engineering' -Exclude 'email:ann@example.com'
                """,
        },
        new("PolicyTestUser")
        {
            Uses = [new("Test-CfAccessPolicy Engineers")],
        },
        new("Group")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessGroup"),
                new("New-CfAccessGroup G -Include everyone"),
                new("Set-CfAccessGroup Engineering -Name G2"),
                new("$x | Remove-CfAccessGroup", "$x = New-CfAccessGroup gone -Include everyone")
                {
                    Variants = ["Remove-CfAccessGroup Engineering"],
                },
            ],
            ContractInEachScope = """
                $include = 'email:ann@example.com', 'geo:DE', 'ip:10.0.0.0/8'
                $group = New-CfAccessGroup Contract -Include $include -Exclude 'domain:example.net' -Require everyone @in
                $group | Set-CfAccessGroup -Name Contract2
                Get-CfAccessGroup @in
                Get-CfAccessGroup -Id $group.Id @in
                $group | Remove-CfAccessGroup
                """,
        },
        new("Tag")
        {
            Uses =
            [
                new("Get-CfAccessTag"),
                new("New-CfAccessTag t"),
                new("Rename-CfAccessTag old new", "New-CfAccessTag old")
                {
                    Moves = true,
                    Variants = ["Get-CfAccessTag | Select-First | Rename-CfAccessTag -NewName t2"],
                },
                new("Remove-CfAccessTag old", "New-CfAccessTag old") { Variants = ["Get-CfAccessTag | Remove-CfAccessTag"] },
            ],
            Contract = """
                New-CfAccessTag contract
                Get-CfAccessTag
                Get-CfAccessTag contract | Rename-CfAccessTag -NewName contract2
                Remove-CfAccessTag contract2
                """,
        },
        new("CustomPage")
        {
            Field = "name",
            Uses =
            [
                new("Get-CfAccessCustomPage"),
                new("New-CfAccessCustomPage New forbidden '<h1>No</h1>'"),
                new("Set-CfAccessCustomPage Denied -Name Refused"),
                new("$x | Remove-CfAccessCustomPage", "$x = New-CfAccessCustomPage New forbidden '<h1>No</h1>'")
                {
                    Variants = ["Remove-CfAccessCustomPage Denied"],
                },
                new("Test-CfAccessCustomPage login '<h1>Welcome</h1>'") { Views = ["Test-CfAccessCustomPage login '<script>'"] },
            ],
            Contract = """
                $page = New-CfAccessCustomPage Contract forbidden '<h1>No</h1>'
                Get-CfAccessCustomPage
                Get-CfAccessCustomPage -Id $page.Id
                $page | Set-CfAccessCustomPage -Name Contract2
                $page | Remove-CfAccessCustomPage
                """,
        },
    ];
}
