namespace CloudflareAccess.Tests.Uses;

/// <summary>Logs.</summary>
internal static partial class Catalogue
{
    private static NounUses[] Logs() =>
    [
        new("RequestLog")
        {
            Uses = [new("Get-CfAccessRequestLog -First 5") { Views = ["Get-CfAccessRequestLog -First 20"] }],
            Contract = """
                $now = [DateTimeOffset]::UtcNow
                Get-CfAccessRequestLog -First 5 -Since $now.AddHours(-5) -Until $now -Email ann@example.com
                Get-CfAccessRequestLog -First 5 -App wiki -Allowed $true -Country DE -Not Country -WarningAction SilentlyContinue
                """,
        },
        new("JitRequestLog")
        {
            Uses = [new("Get-CfAccessJitRequestLog")],
            Contract = "Get-CfAccessJitRequestLog -Status PENDING | Get-CfAccessJitRequestLog",
        },
        new("ScimLog")
        {
            Uses = [new("Get-CfAccessScimLog Okta")],
            Contract = "Get-CfAccessScimLog Okta -Status FAILURE -ResourceType USER -OldestFirst",
        },
    ];
}
